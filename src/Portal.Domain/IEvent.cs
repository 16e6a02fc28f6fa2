namespace Portal.Domain;

/// <summary>Something that happened to an aggregate. The commit step turns each event into one ledger entry and, where
/// the notice table says so, into outbox rows.</summary>
public interface IEvent
{
    /// <summary>Stable dotted name, <c>feature.what-happened</c>.</summary>
    string Name { get; }

    /// <summary>What kind of thing the event is about, e.g. <c>request</c>.</summary>
    string SubjectKind { get; }

    /// <summary>Which one.</summary>
    Guid Subject { get; }

    /// <summary>Header facts for the ledger: ids, codes and numbers. Never contents, never a person's data.</summary>
    IReadOnlyList<(string Name, string Value)> Facts { get; }

    /// <summary>Values that the ledger commits to and keeps beside its entry, so that they can be erased: a person's data, contents.</summary>
    IReadOnlyList<(string Name, string Value)> Committed => [];
}

/// <summary>An aggregate that remembers what happened to it until the commit step has written it down.</summary>
public interface IRecordsEvents
{
    /// <summary>What happened since the aggregate was loaded.</summary>
    IReadOnlyList<IEvent> Events { get; }

    /// <summary>Called by the commit step once the events are written.</summary>
    void ForgetEvents();
}
