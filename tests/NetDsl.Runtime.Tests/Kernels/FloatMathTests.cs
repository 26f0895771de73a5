using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class FloatMathTests
{
    [Fact]
    public void Every_width_has_the_bits_of_the_vector_functions()
    {
        for (var i = 0; i < 1 << 16; i++)
        {
            var x = BitConverter.Int32BitsToSingle(i << 16);
            var expected = VectorMath.Exp(x);
            Assert.Equal(expected, Exp<Floats16>(x));
            Assert.Equal(expected, Exp<Floats8>(x));
            Assert.Equal(expected, Exp<Floats4>(x));
            Assert.Equal(expected, Exp<Floats1>(x));
        }
    }

    private static float Exp<T>(float x)
        where T : struct, IFloats<T> => T.Sum(T.First(FloatMath.Exp(T.Create(x)), 1, default));
}
