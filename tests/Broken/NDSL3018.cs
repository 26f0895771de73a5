using NetDsl;

namespace Broken.NDSL3018;

public static class Program
{
    public static Optimizer Make() => new Adam(0.5);
}
