using System.Globalization;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Tests.Platform.Ui;

public sealed class InvoerTests
{
    static async Task<(ModelBindingResult Uitkomst, ModelStateEntry? Staat)> Bind<T>(IModelBinder binder, string? tekst)
    {
        var metadata = new EmptyModelMetadataProvider();
        var context = new DefaultModelBindingContext
        {
            ModelName = "Input.Veld",
            ModelState = new ModelStateDictionary(),
            ModelMetadata = metadata.GetMetadataForType(typeof(T)),
            ValueProvider = new EenWaarde(tekst),
        };
        await binder.BindModelAsync(context);
        return (context.Result, context.ModelState["Input.Veld"]);
    }

    [Theory]
    [InlineData("14-3-2013")]
    [InlineData("14/03/2013")]
    [InlineData("14 maart 2013")]
    [InlineData("20130314")]
    public async Task Datum_Bestaand_IsRead(string tekst) =>
        Assert.Equal(new DateOnly(2013, 3, 14), (await Bind<DateOnly?>(new DatumBinder(), tekst)).Uitkomst.Model);

    [Theory]
    [InlineData("31-2-2026")]
    [InlineData("14-3-13")]
    [InlineData("morgen")]
    public async Task Datum_Onmogelijk_KeepsTheTextAndSaysSo(string tekst)
    {
        var (uitkomst, staat) = await Bind<DateOnly?>(new DatumBinder(), tekst);
        Assert.False(uitkomst.IsModelSet);
        Assert.Equal(tekst, staat!.AttemptedValue);
        Assert.Equal("Vul een bestaande datum in, bijvoorbeeld 14-3-2026.", Assert.Single(staat.Errors).ErrorMessage);
    }

    [Fact]
    public async Task Datum_LeegEnOptioneel_IsNothing()
    {
        var (uitkomst, staat) = await Bind<DateOnly?>(new DatumBinder(), " ");
        Assert.True(uitkomst.IsModelSet);
        Assert.Null(uitkomst.Model);
        Assert.Empty(staat!.Errors);
    }

    [Fact]
    public async Task Datum_LeegEnVerplicht_IsAnError() => Assert.Single((await Bind<DateOnly>(new DatumBinder(), "")).Staat!.Errors);

    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData(" 16 ", "16")]
    [InlineData("-0,25", "-0.25")]
    public async Task Getal_MetKommaOfPunt_IsRead(string tekst, string verwacht) =>
        Assert.Equal(decimal.Parse(verwacht, CultureInfo.InvariantCulture), (await Bind<decimal?>(new GetalBinder(), tekst)).Uitkomst.Model);

    [Theory]
    [InlineData("1.250", GetalBinder.Dubbelzinnig)]
    [InlineData("1.250,50", GetalBinder.Dubbelzinnig)]
    [InlineData("veel", GetalBinder.Fout)]
    [InlineData("1e5", GetalBinder.Fout)]
    [InlineData("٣", GetalBinder.Fout)]
    public async Task Getal_DubbelzinnigOfGeen_IsRefused(string tekst, string fout) =>
        Assert.Equal(fout, Assert.Single((await Bind<decimal?>(new GetalBinder(), tekst)).Staat!.Errors).ErrorMessage);

    [Fact]
    public void Add_ValidatieFouten_StandBesideTheirFields()
    {
        var staat = new ModelStateDictionary();
        staat.AddModelError("Input.Datum", DatumBinder.Fout);
        var geldig = staat.Add(new ValidationResult(new ValidationFailure[] { new("Datum", "Vul een datum in."), new("Plaats", "Vul de plaats in."), new("", "Dit kan niet samen.") }), "Input");
        Assert.False(geldig);
        Assert.Equal(DatumBinder.Fout, Assert.Single(staat["Input.Datum"]!.Errors).ErrorMessage);
        Assert.Equal("Vul de plaats in.", Assert.Single(staat["Input.Plaats"]!.Errors).ErrorMessage);
        Assert.Equal("Dit kan niet samen.", Assert.Single(staat[""]!.Errors).ErrorMessage);
    }

    [Fact]
    public void Add_GeenFouten_IsValid() => Assert.True(new ModelStateDictionary().Add(new ValidationResult(), "Input"));

    sealed class EenWaarde(string? tekst) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => true;

        public ValueProviderResult GetValue(string key) => tekst is null ? ValueProviderResult.None : new ValueProviderResult(tekst, CultureInfo.GetCultureInfo("nl-NL"));
    }
}
