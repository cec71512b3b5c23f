Console.WriteLine("laocai");
return 0;
