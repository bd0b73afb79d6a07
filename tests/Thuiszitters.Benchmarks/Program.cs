await System.Threading.Tasks.Task.CompletedTask;
