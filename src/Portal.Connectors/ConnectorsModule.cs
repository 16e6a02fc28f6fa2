using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Ports;
using Portal.Connectors.Notices;
using Portal.Connectors.Operator;
using Portal.Connectors.Operator.Simulator;

namespace Portal.Connectors;

/// <summary>The room's face.</summary>
public static class ConnectorsModule
{
    /// <summary>Registers the operator's system and the mailer; with <see cref="OperatorOptions.Simulate"/> also the simulated operator,
    /// which runs from the start of the host to its end. Needs a <see cref="TimeProvider"/> and an <see cref="IChance"/>.</summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other or miss something; the message names it.</exception>
    public static IServiceCollection AddConnectors(this IServiceCollection services, ConnectorOptions options)
    {
        options.Operator.Check();
        options.Mail.Check();
        services.AddSingleton<IMailer>(provider => new SmtpMailer(options.Mail, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SmtpMailer>>()));
        if (options.Operator.Simulate)
            return services.AddSimulator(options.Operator).AddHttpOperator(options.Operator, mayUseProxy: false);
        if (options.Operator.Address is not { } address)
            return services.AddSingleton<IOperator, NoOperator>();
        services.AddSingleton<IOperatorDoor>(new ConfiguredDoor(options.Operator));
        return services.AddHttpOperator(options.Operator, mayUseProxy: !address.IsLoopback);
    }

    private static IServiceCollection AddSimulator(this IServiceCollection services, OperatorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SimulatorHost>();
        services.AddSingleton<IOperatorDoor>(provider => provider.GetRequiredService<SimulatorHost>());
        return services.AddHostedService(provider => provider.GetRequiredService<SimulatorHost>());
    }

    private static IServiceCollection AddHttpOperator(this IServiceCollection services, OperatorOptions options, bool mayUseProxy)
    {
        services.AddSingleton(provider => new OperatorLine(
            provider.GetRequiredService<IOperatorDoor>(), options.Timeout, provider.GetRequiredService<TimeProvider>(), mayUseProxy));
        return services.AddSingleton<IOperator, HttpOperator>();
    }
}
