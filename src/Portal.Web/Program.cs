using Portal.Application;
using Portal.Connectors;
using Portal.Identity;
using Portal.Jobs;
using Portal.Packets;
using Portal.Packets.Tables;
using Portal.Persistence;
using Portal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
var portal = PortalOptions.From(builder.Configuration, builder.Environment);
builder.Services.AddRealTime().AddApplication().AddPersistence(portal.Database).AddCheckpoints(portal.Ledger).AddTables().AddPackets(portal.Packets).AddConnectors(portal.Connectors).AddSessions().AddJobs();
builder.Services.AddWeb(portal);
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

var app = builder.Build();
app.UseWeb();
await app.OpenAsync();
await app.RunAsync();
