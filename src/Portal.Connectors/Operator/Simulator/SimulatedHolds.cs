using System.Globalization;
using System.Numerics;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>What the simulated operator holds. One key is one effect, and a key that was lifted or refused is never held again.
/// A hold is a ceiling: it may be for more than stands on the account, and holds may overlap.</summary>
internal sealed class SimulatedHolds(SimulatedAccounts accounts, HoldJournal journal, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, JournalLine> _known = journal.ReadAll().GroupBy(line => line.Key).ToDictionary(lines => lines.Key, lines => lines.Last());

    /// <summary>Places a hold.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="order">What to hold.</param>
    /// <param name="refusal">Code to refuse a new key with; empty lets the accounts decide.</param>
    /// <param name="forget">Answer as if, and keep nothing.</param>
    public SimulatorAnswer Place(Guid key, WireOrder order, string refusal, bool forget)
    {
        lock (_lock)
        {
            var isNew = !_known.TryGetValue(key, out var line);
            var code = refusal.Length == 0 && accounts.Find(order.Address).Length == 0 ? OperatorCodes.NoSuchAccount : refusal;
            line ??= new(time.GetUtcNow(), key, code.Length == 0 ? KeyStanding.Held : KeyStanding.Refused, code, order);
            if (isNew && !forget)
                Keep(line);
            return line.Standing switch
            {
                KeyStanding.Lifted or KeyStanding.Closed => SimulatorAnswer.Refused(409, OperatorCodes.KeyClosed),
                _ when line.Order != order => SimulatorAnswer.Refused(409, OperatorCodes.KeyReused),
                KeyStanding.Refused => SimulatorAnswer.Refused(422, line.Code),
                _ => SimulatorAnswer.Done(isNew ? 201 : 200, Tell(line)),
            };
        }
    }

    /// <summary>Lifts a hold. A key that was never seen is closed, so that a placement still on its way comes too late.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="refusal">Code to refuse with; empty to lift.</param>
    /// <param name="forget">Answer as if, and keep nothing.</param>
    public SimulatorAnswer Lift(Guid key, string refusal, bool forget)
    {
        lock (_lock)
        {
            if (refusal.Length > 0)
                return SimulatorAnswer.Refused(422, refusal);
            if (!_known.TryGetValue(key, out var line) && !forget)
                Keep(new(time.GetUtcNow(), key, KeyStanding.Closed));
            if (line is null || line.Standing is KeyStanding.Refused or KeyStanding.Closed)
                return SimulatorAnswer.Refused(404, OperatorCodes.NoSuchHold);
            var lifted = line with { At = time.GetUtcNow(), Standing = KeyStanding.Lifted };
            if (line.Standing == KeyStanding.Held && !forget)
                Keep(lifted);
            return SimulatorAnswer.Done(200, Tell(lifted));
        }
    }

    /// <summary>What stands on the account behind an address.</summary>
    public WireBalance Balance(WireAddress address, string asset)
    {
        lock (_lock)
        {
            var total = accounts.Total(address, asset);
            var ordered = _known.Values.Where(line => line.Standing == KeyStanding.Held && line.Order!.Asset == asset && line.Order.Address == address)
                .Aggregate(BigInteger.Zero, (sum, line) => sum + (WireAmount.Read(line.Order!.Amount) ?? 0));
            var held = BigInteger.Min(total, ordered);
            return new(accounts.Find(address), WireAmount.Write(total - held), WireAmount.Write(held));
        }
    }

    /// <summary>Everything that was ever held, for whoever controls the simulator.</summary>
    public List<WireHold> List()
    {
        lock (_lock)
            return [.. _known.Values.Where(line => line.Standing is KeyStanding.Held or KeyStanding.Lifted).Select(Tell)];
    }

    private void Keep(JournalLine line)
    {
        journal.Append(line);
        _known[line.Key] = line;
    }

    private static WireHold Tell(JournalLine line) =>
        new(line.Key.ToString("D", CultureInfo.InvariantCulture), line.Standing == KeyStanding.Held ? WireHold.Held : WireHold.Lifted, line.Order!.Address, line.Order.Asset, line.Order.Amount)
        {
            OperatorReference = $"SIM-{line.Key.ToString("N", CultureInfo.InvariantCulture)[^8..].ToUpperInvariant()}",
        };
}
