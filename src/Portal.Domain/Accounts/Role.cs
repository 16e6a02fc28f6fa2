namespace Portal.Domain.Accounts;

/// <summary>What a person is at the portal. One role per account, so that duties stay apart.</summary>
public enum Role
{
    /// <summary>Nobody is signed in.</summary>
    Anonymous,

    /// <summary>Drafts, submits and follows requests of the own agency.</summary>
    Officer,

    /// <summary>The agency's point of contact.</summary>
    Supervisor,

    /// <summary>Claims, verifies and prepares answers at the operator's desk.</summary>
    Investigator,

    /// <summary>Decides what is escalated for privilege, rights or conflict of law.</summary>
    Counsel,

    /// <summary>Approves or returns what another person prepared.</summary>
    Approver,

    /// <summary>Routing, workload and response times; sees headers, never contents.</summary>
    Manager,

    /// <summary>Onboards agencies and officers.</summary>
    Registrar,

    /// <summary>Policies, accounts and keys; sees counts, no cases.</summary>
    Administrator,

    /// <summary>Ledger and reports; sees headers, never contents.</summary>
    Auditor,

    /// <summary>The portal itself: scheduled work and start-up.</summary>
    System,
}
