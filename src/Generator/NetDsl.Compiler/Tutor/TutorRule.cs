using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>One rule of the tutor; the tutor finds it. It looks at the training graph with the calls that built it.</summary>
public abstract class TutorRule
{
    /// <summary>The rule's id, <c>NDSL3001</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Every place of the network that the rule remarks on. It would rather miss one than be wrong once.</summary>
    public abstract IEnumerable<Finding> Check(TutorContext network);
}
