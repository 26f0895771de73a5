using System.Numerics;

namespace NetDsl;

/// <summary>The formula of an optimizer for one vector of parameters.</summary>
internal interface IUpdateRule
{
    /// <summary>How many of the three states the formula has.</summary>
    static abstract int States { get; }

    /// <summary>The new parameters; the states are changed in place.</summary>
    Vector<float> Next(Vector<float> w, Vector<float> g, ref Vector<float> s0, ref Vector<float> s1, ref Vector<float> s2);
}
