namespace NetDsl.Ilgpu;

/// <summary>The numbers of <see cref="NetDsl.Kernels.Randoms"/>, bit for bit, for one thread of a kernel.</summary>
public static class GpuRandoms
{
    /// <summary>A uniform number, 0 ≤ u &lt; 1, that seed, step, stream and place fix.</summary>
    public static float Uniform(ulong seed, long step, int stream, int place)
    {
        ulong key = Mix(Mix(Mix(seed) + (ulong)step) + (uint)stream);
        uint hash = Finalise(Finalise((uint)place ^ (uint)key) + (uint)(key >> 32));
        return (int)(hash >> 8) * (1f / (1 << 24));
    }

    private static uint Finalise(uint h)
    {
        h ^= h >> 16;
        h *= 0x7FEB352Du;
        h ^= h >> 15;
        h *= 0x846CA68Bu;
        return h ^ (h >> 16);
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
