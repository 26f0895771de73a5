using System;
using NetDsl.Threading;

namespace NetDsl;

/// <content>Runs, by the caller alone or by a team, on samples where the caller has them; what is prepared is left out while it holds.</content>
public abstract partial class NetworkProgram
{
    private Borrowed borrowed;

    /// <summary>
    /// Runs a team's work on this program, or with null the program alone, which reads the values of the first input where the caller has them: a copy of one sample takes as long as a small layer,
    /// and copied by one thread every line would have to be taken from it by the others, and back for the next.
    /// </summary>
    internal unsafe void RunOn(ThreadTeam? team, ITeamWork work, ReadOnlySpan<float> input)
    {
        RequireLength(0, input.Length);
        fixed (float* values = input)
        {
            if (MayBorrow(values, input)) borrowed = new Borrowed(values, input.Length);
            else SetInput(0, input);
            try
            {
                if (team is null) RunAlone();
                else team.Run(work);
            }
            finally
            {
                borrowed = default;
            }
        }
    }

    /// <summary>False for values that the run overwrites while it reads them, as a result of the one before, and where floats do not begin at multiples of their size: kernels count distances in floats.</summary>
    private unsafe bool MayBorrow(float* place, ReadOnlySpan<float> values)
    {
        if ((nuint)place % sizeof(float) != 0 || (gradients is not null && values.Overlaps(gradients.Span))) return false;
        foreach (var output in outputs)
            if (values.Overlaps(output.Span)) return false;
        foreach (var gradient in inputGradients)
            if (gradient is not null && values.Overlaps(gradient.Span)) return false;
        return true;
    }

    /// <summary>Runs all phases that are due on the calling thread.</summary>
    public void RunAlone()
    {
        CheckBatch(Batch);
        for (var phase = FirstPhase(); phase < Phases; phase++) Run(phase, 0, 1);
        Complete();
    }

    /// <summary>True while what the last complete run prepared from parameters and buffers is still what they give.</summary>
    protected bool IsPrepared => preparedVersion == Network.Version && batch <= preparedBatch;

    /// <summary>Says that an input which stays for many runs has changed.</summary>
    internal void Unprepare() => preparedVersion = -1;

    private int FirstPhase()
    {
        var prepared = IsPrepared;
        runVersion = Network.Version;
        if (!prepared) preparedBatch = 0;
        return prepared ? Layout.Prepared : 0;
    }

    private void Complete()
    {
        preparedVersion = runVersion;
        // A smaller batch than before leaves what further rows have.
        preparedBatch = Math.Max(preparedBatch, batch);
    }

    /// <summary>Values of the caller, pinned while a run lasts.</summary>
    private readonly unsafe struct Borrowed(float* values, int length)
    {
        public bool IsEmpty => length == 0;

        public Span<float> Span => new(values, length);
    }
}
