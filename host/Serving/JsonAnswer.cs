using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>
/// A JSON answer whose length is known before it goes out: head and body are one segment then, where an answer of unknown length takes two.
/// For what is asked often and is small.
/// </summary>
internal sealed class JsonAnswer<T>(T value, int status = StatusCodes.Status200OK, string? location = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, options);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (location is not null) response.Headers.Location = location;
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }
}
