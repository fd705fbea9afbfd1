using System.Reflection;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Vocabulary;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests;

/// <summary>What the compiler relies on when it reads the terms by reflection.</summary>
public sealed class VocabularyTests
{
    private static readonly Type[] Terms = [.. typeof(TermAttribute).Assembly.GetExportedTypes().Where(t => t.IsDefined(typeof(TermAttribute)))];

    public static TheoryData<string> Names => [.. Terms.Select(t => t.FullName!)];

    [Fact]
    public void The_core_terms_are_there() =>
        ((string[])["L_EM", "S_NN", "S_tot", "S_tot_minus_L_EM", "identity_defect", "adam", "entropy_matching", "file", "measure", "mixture", "mlp", "normal", "points", "train"])
            .ShouldBeSubsetOf(Terms.Select(t => t.GetCustomAttribute<TermAttribute>()!.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_term_has_one_public_constructor_whose_parameters_are_documented(string name)
    {
        var parameters = typeof(TermAttribute).Assembly.GetType(name)!.GetConstructors().ShouldHaveSingleItem().GetParameters();
        parameters.Where(p => p.ParameterType != typeof(NetworkContext) && p.ParameterType != typeof(Runtime.Data.DataContext)).ShouldAllBe(p => p.GetCustomAttribute<ArgumentAttribute>() != null);
        parameters.Skip(1).ShouldAllBe(p => p.ParameterType != typeof(NetworkContext) && p.ParameterType != typeof(Runtime.Data.DataContext));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_a_term_initialises_nothing_of_the_tensor_library(string name)
    {
        var statics = typeof(TermAttribute).Assembly.GetType(name)!.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        statics.ShouldAllBe(f => f.FieldType.Assembly != typeof(TorchSharp.torch).Assembly);
    }

    [Fact]
    public void A_measure_is_named_by_its_term() => new TotalEntropyProduction().Name.ShouldBe("S_tot");

    [Fact]
    public void A_plan_measures_each_only_once() => new MeasurePlan([new TotalEntropyProduction(), new TotalEntropyProduction()]).Measures.Length.ShouldBe(1);
}
