using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>Fills parameters before training.</summary>
public static class Initializers
{
    /// <summary>Fills every parameter as it prescribes; padding between them stays 0.</summary>
    public static void Fill(Span<float> block, IReadOnlyList<ParameterInfo> parameters, int seed)
    {
        throw new NotSupportedException("written by the training part");
    }
}
