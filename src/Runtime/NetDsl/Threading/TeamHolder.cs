using System;

namespace NetDsl.Threading;

/// <summary>A team that ends with its holder: its own threads keep a team alive, so that nobody would ever collect it.</summary>
internal sealed class TeamHolder : IDisposable
{
    public TeamHolder(int threads) => Team = new ThreadTeam(threads);

    ~TeamHolder()
    {
        // There is no team where its threads could not be started; one that ends a run after the last reader is gone is looked at again.
        if (Team is { } team && team.TryRelease() == ThreadTeam.Running) GC.ReRegisterForFinalize(this);
    }

    public ThreadTeam Team { get; }

    public void Dispose()
    {
        Team.Dispose();
        GC.SuppressFinalize(this);
    }
}
