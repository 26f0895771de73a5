using System;

namespace NetDsl.Threading;

/// <summary>A team that ends with its holder: its own threads keep a team alive, so that nobody would ever collect it.</summary>
internal sealed class TeamHolder : IDisposable
{
    public TeamHolder(int threads) => Team = new ThreadTeam(threads);

    ~TeamHolder() => Team.Release();

    public ThreadTeam Team { get; }

    public void Dispose()
    {
        Team.Dispose();
        GC.SuppressFinalize(this);
    }
}
