using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests.Features.Shared;

public sealed class DossiernummersTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, Sqlite, Postgres]
    public async Task Reserveer_FirstOfAYearByManyAtOnce_GivesEachNumberOnce(Provider provider)
    {
        var source = (await apps.OpAsync(provider)).Services.GetRequiredService<DbSource>();
        foreach (var jaar in Enumerable.Range(2041, 5))
        {
            var start = new TaskCompletionSource();
            var schrijvers = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
            {
                await start.Task;
                return await Dossiernummers.ReserveerAsync(source, jaar, 2, default);
            })).ToList();
            start.SetResult();

            var nummers = (await Task.WhenAll(schrijvers)).SelectMany(n => n);

            Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{jaar}-{n:000000}"), nummers.Order(StringComparer.Ordinal));
        }
    }
}
