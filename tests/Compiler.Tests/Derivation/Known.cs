namespace NeuralEntropy.Compiler.Tests.Derivation;

/// <summary>The processes of the literature.</summary>
internal static class Known
{
    private const string Beta = "(beta_min + (beta_max - beta_min)*t)";
    private const string B = "(beta_min*t + (beta_max - beta_min)*t^2/2)";

    /// <summary>Variance preserving, to a variance of κ².</summary>
    public static Given Vpx(double kappa) =>
        Given.A("vpx").With("beta_min", 0.1).With("beta_max", 16).With("kappa", kappa).Drift($"-{Beta}/2*x").Sigma($"kappa*sqrt{Beta}");

    public static Given Vp() =>
        Given.A("vp").With("beta_min", 0.1).With("beta_max", 16).Drift($"-{Beta}/2*x").Sigma($"sqrt{Beta}").Equilibrium("0", "1");

    public static Given VpFromEquilibrium() =>
        Given.A("vp").With("beta_min", 0.1).With("beta_max", 16).Equilibrium("0", "1").Sigma($"sqrt{Beta}");

    public static Given VpFromKernel() =>
        Given.A("vp").With("beta_min", 0.1).With("beta_max", 16).Kernel($"exp(-{B}/2)*x", $"sqrt(1 - exp(-{B}))");

    public static Given StraightLine() =>
        Given.A("sl").Over("0", "1 - 1e-5").With("Sigma_0", 0.1).Drift("-x/(1 - t)").Sigma("Sigma_0*sqrt(2/(1 - t))");

    public static Given VeGeometric() =>
        Given.A("ve").With("sigma_min", 0.01).With("sigma_max", 50)
            .Drift("0*x")
            .Sigma("sigma_min*(sigma_max/sigma_min)^t*sqrt(2*log(sigma_max/sigma_min))")
            .FlatEquilibrium();

    public static Given Edm() => Given.A("edm").Over("0", "80").Drift("0").Sigma("sqrt(2*t)");

    public static Given OrnsteinUhlenbeck(double theta = 1.5) => Given.A("ou").Over("0", "3").With("theta", theta).With("s", 0.8).Drift("-theta*x").Sigma("s");

    public static Given Cosine() => Given.A("cosine").Over("0", "1 - 1e-5").Kernel("cos(pi*t/2)*x", "sin(pi*t/2)");

    public static Given ConditionalTransport() => Given.A("condot").Over("1e-5", "1 - 1e-5").Kernel("(1 - t)*x", "t");

    public static Given ConditionalTransportFromDrift() =>
        Given.A("condot").Over("1e-3", "1 - 1e-5").Drift("-x/(1 - t)").Sigma("sqrt(2*t/(1 - t))");

    public static Given SubVp() =>
        Given.A("subvp").Over("1e-5", "1").With("beta_min", 0.1).With("beta_max", 16).Drift($"-{Beta}/2*x").Sigma($"sqrt({Beta}*(1 - exp(-2*{B})))");

    /// <summary>exp(eᵗ) has no elementary antiderivative.</summary>
    public static Given Tabulated() => Given.A("tabulated").With("k", 0.3).Drift("-k*exp(exp(t))*x").Sigma("1 + t");

    /// <summary>The variance alone has none.</summary>
    public static Given HalfTabulated() => Given.A("half").Drift("-t*x").Sigma("1");

    /// <summary>A kernel that has none, and relaxes to a constant variance.</summary>
    public static Given Relaxing() => Given.A("relaxing").Drift("-exp(exp(t))*x/10").Equilibrium("0", "2");

    public static Given LogSnrTime() => Given.A("logsnr").Over("-12", "12").Kernel("sqrt(sigmoid(-t))*x", "sqrt(sigmoid(t))");

    public static Given MeanReverting() => Given.A("mean").With("m", 0.7).Drift("-(1 + t)/2*(x - m)").Sigma("1");

    /// <summary>Towards a point that moves.</summary>
    public static Given Following() => Given.A("following").With("k", 2).Drift("-k*(x - sin(t))").Sigma("1 + t");

    /// <summary>∫c/μ has no elementary antiderivative.</summary>
    public static Given OffsetTabulated() => Given.A("offset").Drift("-x + sqrt(1 + sin(t))").Sigma("1");

    /// <summary>Neither has μ.</summary>
    public static Given BothTabulated() => Given.A("both").Drift("-exp(exp(t))*x/10 + cos(t)").Sigma("1");

    public static Given OffsetFromEquilibrium() => Given.A("resting").Equilibrium("1 + t^2", "2").Sigma("1 + t");

    public static Given OffsetFromKernel() => Given.A("kernel").Over("0", "1 - 1e-4").Kernel("(1 - t)*x + t", "sqrt(1 - (1 - t)^2)");

    public static Given Pushed() => Given.A("pushed").Drift("1 + t").Sigma("1");
}
