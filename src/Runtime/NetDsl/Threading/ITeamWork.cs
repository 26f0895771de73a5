namespace NetDsl.Threading;

/// <summary>Work that a team of threads does together, phase by phase; between two phases all wait for all.</summary>
public interface ITeamWork
{
    /// <summary>The number of phases.</summary>
    int Phases { get; }

    /// <summary>The first phase to do: those before it need not be done again. Asked for once a run, by the caller.</summary>
    int FirstPhase => 0;

    /// <summary>Does one part of a phase. Parts of one phase write to different places and need nothing of one another.</summary>
    /// <param name="phase">0 … <see cref="Phases"/> − 1.</param>
    /// <param name="part">0 … <paramref name="parts"/> − 1.</param>
    /// <param name="parts">Number of threads; results must not depend on it, to the bit.</param>
    void Run(int phase, int part, int parts);

    /// <summary>Called by the caller of a run once its last phase is done by all; not after a failure.</summary>
    void Complete()
    {
    }
}
