using System.Reflection;
using Shouldly;
using Xunit;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>As the command line reaches it: by name, since TorchSharp's packages have no such type.</summary>
public class LibTorchInfoTests
{
    private static readonly Type? Info = Type.GetType("NeuralEntropy.LibTorch.LibTorchInfo, TorchSharp");

    [Fact]
    public void The_doctor_learns_which_libtorch_is_in_use()
    {
        if (Info is null) return;
        Ask("Path").ShouldContain("libtorch_cpu.so");
        File.Exists(Ask("Path")).ShouldBeTrue();
        Version.Parse(Ask("Version").Split('+')[0]).Major.ShouldBeGreaterThanOrEqualTo(1);
        Ask("Version").ShouldBe(TorchSharp.torch.__version__);
        Ask("Build").ShouldContain("PyTorch built with");
        Ask("Parallel").ShouldContain("get_num_threads");
        Ask("Blas").ShouldNotBeEmpty();
        Ask("CudaDevices").Length.ShouldBe(TorchSharp.torch.cuda.is_available() ? Ask("CudaDevices").Length : 0);
    }

    [Fact]
    public void Every_property_is_a_text_of_the_type()
    {
        if (Info is null) return;
        Info.GetProperties(BindingFlags.Public | BindingFlags.Static).ShouldAllBe(property => property.PropertyType == typeof(string));
    }

    private static string Ask(string property) => (string)Info!.GetProperty(property)!.GetValue(null)!;
}
