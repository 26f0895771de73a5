using System;
using NetDsl.Threading;

namespace NetDsl;

public abstract partial class Network
{
    // Larger batches are predicted in pieces: more samples at a time gain nothing.
    private const int LargestPrediction = 64;

    // A GPU is idle with so few.
    private const int LargestGpuPrediction = 1024;

    // Beyond any machine: a mistake, not a wish.
    private const int MostPredictionThreads = 1024;

    private NetworkProgram? predictor;
    private NetworkProgram? sharedPredictor;
    private bool lacksSharedProgram;
    private TeamHolder? team;

    /// <summary>
    /// How many threads <c>Predict</c> computes with on the CPU, the caller's included; 1 at first, which keeps to the caller's thread and suits programs that answer many requests at once,
    /// each with a network of its own. With more, as many samples as threads or more are split by samples, and a single one is shared where the network has enough work: tokens of a sequence,
    /// rows of an image, units of a layer. Answers are the same to the bit, as long as parameters are finite. The threads begin with the first prediction that needs them, spin for some microseconds after one and then sleep;
    /// they end when this is set to another number, or with the network.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1, or more than 1024. More than the machine has cores do not help: <see cref="ThreadTeam.DefaultThreads"/> says how many.</exception>
    /// <exception cref="InvalidOperationException">A prediction is running on these threads.</exception>
    public int PredictionThreads
    {
        get;
        set
        {
            if (value is < 1 or > MostPredictionThreads)
                throw new ArgumentOutOfRangeException(nameof(value), value, $"'{Info.Name}' cannot predict with {value} threads: take 1 to {MostPredictionThreads}, at best as many as there are cores, here {ThreadTeam.DefaultThreads}");
            if (value == field) return;
            team?.Dispose();
            team = null;
            field = value;
        }
    } = 1;

    /// <summary>Makes the program with which threads share the prediction of one sample; null where the network has too little work for that.</summary>
    protected virtual NetworkProgram? CreateSharedProgram() => null;

    /// <summary>The prediction program, with its batch set to as many of <paramref name="samples"/> as it takes at a time.</summary>
    protected NetworkProgram Predictor(int samples)
    {
        if (samples < PredictionThreads && SharedPredictor() is { } shared) return shared;
        var batch = Math.Min(samples, Device == Device.Gpu ? LargestGpuPrediction : LargestPrediction);
        if (predictor is null || predictor.Capacity < batch)
        {
            predictor?.Dispose();
            predictor = CreateProgram(ProgramKind.Prediction, batch, Device, Precision);
        }

        predictor.Batch = batch;
        return predictor;
    }

    /// <summary>Runs a program that <see cref="Predictor"/> gave on values of its first input, by as many threads as there are to be. All other inputs are set.</summary>
    protected void Run(NetworkProgram program, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(program);
        // A copy of one sample takes as long as a small layer.
        if (program.Batch == 1 && Device != Device.Gpu)
        {
            program.RunOn(program == sharedPredictor ? Team : null, program, input);
            return;
        }

        program.SetInput(0, input);
        Run(program);
    }

    /// <summary>The same on integers.</summary>
    protected void Run(NetworkProgram program, ReadOnlySpan<int> input)
    {
        ArgumentNullException.ThrowIfNull(program);
        program.SetInput(0, input);
        Run(program);
    }

    private ThreadTeam Team => (team ??= new TeamHolder(PredictionThreads)).Team;

    private void Run(NetworkProgram program)
    {
        if (program == sharedPredictor || (program.Batch > 1 && PredictionThreads > 1 && Device != Device.Gpu)) Team.Run(program);
        else program.RunAlone();
    }

    private NetworkProgram? SharedPredictor()
    {
        if (lacksSharedProgram || Device == Device.Gpu) return null;
        sharedPredictor ??= CreateSharedProgram();
        lacksSharedProgram = sharedPredictor is null;
        return sharedPredictor;
    }

    private void DropPredictors()
    {
        predictor?.Dispose();
        predictor = null;
        sharedPredictor?.Dispose();
        sharedPredictor = null;
    }
}
