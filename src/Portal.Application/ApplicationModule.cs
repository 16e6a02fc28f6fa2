using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Answers;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;

namespace Portal.Application;

/// <summary>The room's face: every message with its handler, and the steps each passes.</summary>
public static class ApplicationModule
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddSingleton(PolicyBook.Load());
        services.AddSingleton<FormChoices>();
        services.AddSingleton<FormProblems>();
        services.AddScoped<DraftIntake>();
        services.TryAddSingleton<IChance, CryptographicChance>();
        services.TryAddSingleton<IOperator, OperatorNotConnected>();
        services.AddDelivery();
        services.AddSingleton(new Permissions(PermissionTable.Rows));
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentForm>();
        services.AddScoped<FormMemory>();
        services.AddScoped<Meanwhile>();
        services.AddScoped<Recorder>();
        services.AddScoped<OwnScope>();
        services.AddScoped<Readings>();
        services.AddScoped<Standings>();
        services.AddScoped<CaseReading>();
        services.AddScoped<Timeline>();
        services.AddScoped<LedgerReading>();
        services.AddScoped<LedgerFaults>();
        services.AddSingleton<LedgerWatch>();
        services.AddSingleton<LedgerLeaves>();
        services.TryAddSingleton<ICheckpointStore, NoCheckpointStore>();
        services.AddScoped<StagedTables>();
        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        services.AddHandlers();
        AssemblyScanner.FindValidatorsInAssembly(typeof(ApplicationModule).Assembly, includeInternalTypes: true)
            .ForEach(found => services.AddSingleton(found.InterfaceType, found.ValidatorType));
        // First is outermost: name logged, a resent form answered as before, authorised, present where it weighs, validated, then the one commit.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LogName<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(OncePerForm<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(StepUp<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Commit<,>));
        return services;
    }

    private static void AddHandlers(this IServiceCollection services)
    {
        var handlers =
            from type in typeof(ApplicationModule).Assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
            where type is { IsAbstract: false, IsGenericTypeDefinition: false }
            from face in type.GetInterfaces()
            where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            select (face, type);
        foreach (var (face, type) in handlers)
            services.AddScoped(face, type);
    }
}
