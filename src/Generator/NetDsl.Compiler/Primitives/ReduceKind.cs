namespace NetDsl.Compiler;

public enum ReduceKind
{
    Sum,
    Max,
}
