using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;

namespace Portal.Packets.Tables;

/// <summary>Tables of text, without the rest of the room.</summary>
public static class TablesModule
{
    public static IServiceCollection AddTables(this IServiceCollection services) =>
        services.AddSingleton<ITableReader, CsvTables>().AddSingleton<ITableWriter, CsvTables>();
}
