using NetDsl;
using static NetDsl.Functions;

namespace Samples.Playground;

/// <summary>Two inputs that go through the same layers: the weights belong to the partial methods, so that both calls share them.</summary>
[Network]
public sealed partial class TwinNetwork
{
    [Dense(32), Relu] private static partial Tensor Hidden(Tensor x);

    [Dense(8)] private static partial Tensor Code(Tensor x);

    static (Tensor Distance, Tensor Code) Forward([Shape(16)] Tensor left, [Shape(16)] Tensor right)
    {
        var code = Code(Hidden(left));
        var other = Code(Hidden(right));
        return (Sum(Square(code - other), axis: 0), code);
    }

    /// <summary>Contrastive (Hadsell et al. 2006): pairs that belong together are drawn together, others pushed beyond a margin of 1.</summary>
    static Tensor Loss(Tensor distance, Tensor code, [Shape] Tensor same) =>
        Mean(same * distance + (1 - same) * Square(Maximum(1 - Sqrt(distance + 1e-6), 0)));
}
