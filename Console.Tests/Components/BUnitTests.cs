using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace OperatorConsole.Tests.Components;

/// <summary>Component testing itself: rendering, events and markup comparison work with the packages that were restored.</summary>
public sealed class BUnitTests : BunitContext
{
    [Fact]
    public void Component_ButtonClicked_MarkupFollowsTheEvent()
    {
        var counter = Render<Counter>();

        counter.MarkupMatches("<button>0 clicks</button>");
        counter.Find("button").Click();

        counter.MarkupMatches("<button>1 clicks</button>");
    }

    [Fact]
    public void Markup_Differing_IsReported()
    {
        var counter = Render<Counter>();

        Assert.Throws<HtmlEqualException>(() => counter.MarkupMatches("<button>2 clicks</button>"));
    }

    private sealed class Counter : ComponentBase
    {
        private int _clicks;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => _clicks++));
            builder.AddContent(2, $"{_clicks} clicks");
            builder.CloseElement();
        }
    }
}
