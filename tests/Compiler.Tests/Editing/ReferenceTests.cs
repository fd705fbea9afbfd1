using NeuralEntropy.Compiler.Editing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Editing;

public class ReferenceTests
{
    [Theory]
    [InlineData("param beta_|max", "beta_max", 2)]
    [InlineData("(beta_|max", "beta_max", 2)]
    [InlineData("let be|ta", "beta", 3)]
    [InlineData("* |s;", "s", 2)]
    [InlineData("time |t", "t", 3)]
    [InlineData("network |e", "e", 2)]
    [InlineData("sq|rt", "sqrt", 1)]
    public void All_places_of_a_name_are_found(string part, string name, int count)
    {
        var (source, position) = Typed.At(part);
        var places = LanguageService.References(source, position);
        places.Select(p => source[p]).ShouldAllBe(text => text == name);
        places.Length.ShouldBe(count);
    }

    [Fact]
    public void A_name_that_another_hides_is_kept_apart()
    {
        const string file = "process p { time t in [0, 1]; state x; let f(t) = t * 2; drift = -f(t) * x; sigma = 1 + t; } data = normal(0, 1);";
        var (source, position) = Typed.At("time |t", file);
        LanguageService.References(source, position).Select(p => p.Start).ShouldBe(
            [file.IndexOf("t in", StringComparison.Ordinal), file.IndexOf("f(t) * x", StringComparison.Ordinal) + 2, file.IndexOf("t; }", StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_renamed_file_says_the_same()
    {
        var (source, position) = Typed.At("-be|ta(t)");
        var renaming = LanguageService.Rename(source, position, "noise_rate");
        renaming.Refusal.ShouldBeNull();
        renaming.Places.Length.ShouldBe(3);
        renaming.Places.Select(p => source[p]).ShouldAllBe(text => text == "beta");
    }

    [Theory]
    [InlineData("-be|ta(t)", "beta_max", "`beta_max` means something else already")]
    [InlineData("-be|ta(t)", "exp", "`exp` means something else already")]
    [InlineData("-be|ta(t)", "drift", "`drift` cannot be a name")]
    [InlineData("-be|ta(t)", "two words", "`two words` cannot be a name")]
    [InlineData("-be|ta(t)", "a; measure", "`a; measure` cannot be a name")]
    [InlineData("let beta(|s)", "beta_max", "`beta_max` means something else already")]
    [InlineData("sq|rt", "root", "`sqrt` is not declared in this file")]
    [InlineData("[|0, 1]", "zero", "there is no name here")]
    public void A_renaming_that_would_change_the_meaning_is_refused(string part, string newName, string why)
    {
        var (source, position) = Typed.At(part);
        LanguageService.Rename(source, position, newName).Refusal.ShouldBe(why);
    }
}
