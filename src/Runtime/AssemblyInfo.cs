using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("NeuralEntropy.Runtime.Tests")]
