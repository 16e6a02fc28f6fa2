using Portal.Cli;

return PortalCommand.Run(args, Console.In, Console.Out, Console.Error);
