namespace NetDsl.Compiler;

/// <summary>A primitive that brings the whole batch together, and whose kernel shares its elements out among the threads as <c>Share</c> does.</summary>
public interface IBatchReduction : IKernelPrimitive
{
}
