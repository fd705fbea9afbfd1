using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity() : base(nameof(Identity))
    {
    }

    public override Tensor forward(Tensor input) => input.alias();
}

public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
{
    internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.sigmoid(input, inplace);
}

public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
{
    internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.tanh(input, inplace);
}

public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
{
    internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.relu(input, inplace);
}

/// <summary>x σ(x).</summary>
public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
    internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.silu(input, inplace);
}

/// <summary>x Φ(x), Φ the normal distribution function, or its approximation by tanh.</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    public enum Approximate
    {
        none,
        tanh,
    }

    internal GELU(bool inplace, Approximate approximate = Approximate.none) : base(nameof(GELU)) =>
        (this.inplace, this.approximate) = (inplace, approximate);

    public bool inplace { get; set; }

    public Approximate approximate { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.gelu(input, approximate, inplace);
}

/// <summary>log(1 + exp(beta x)) / beta.</summary>
public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
{
    internal Softplus(double beta, double threshold) : base(nameof(Softplus)) => (this.beta, this.threshold) = (beta, threshold);

    public double beta { get; set; }

    public double threshold { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.softplus(input, beta, threshold);
}

public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax(long dim) : base(nameof(Softmax)) => this.dim = dim;

    public long dim { get; set; }

    public override Tensor forward(Tensor input) => input.softmax(dim);
}

/// <summary>While training, zeros each element with probability p and scales the others by 1/(1 − p).</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace) : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

    public bool inplace { get; set; }

    public double p { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.dropout(input, p, training, inplace);
}
