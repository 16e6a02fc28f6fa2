using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Ledger.Proofs;

namespace Portal.Application.Ledger;

/// <summary>Hands out leaf hashes of the whole ledger for proofs, whoever asks: hashes of others' entries tell nothing of them, while
/// on PostgreSQL the entries themselves are not shown. One for the process.</summary>
internal sealed class LedgerLeaves(IServiceScopeFactory scopes) : ILeafHashes
{
    private readonly SubtreeRoots _roots = new();

    /// <summary>The inclusion proof of an entry in a tree that was signed, and is therefore committed.</summary>
    public Task<IReadOnlyList<byte[]>> ProveAsync(long entry, long size, CancellationToken cancellationToken) =>
        new MerkleProver(this, _roots).InclusionAsync(entry, size, cancellationToken);

    public async Task<IReadOnlyList<byte[]>> ReadAsync(long start, int count, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        return await scope.ServiceProvider.GetRequiredService<IPortalDb>().Ledger.AsNoTracking().Where(row => row.Sequence >= start && row.Sequence < start + count)
            .OrderBy(row => row.Sequence).Select(row => row.LeafHash).ToListAsync(cancellationToken);
    }
}
