package org.exeat.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody with a session, as a browser has it. */
final class Visitor {
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String server;

  /** One who has not signed in. */
  Visitor(ExeatServer server) throws IOException, InterruptedException {
    this.server = "http://127.0.0.1:" + server.port();
    send("GET", "/api/v1/session", "");
  }

  /** An answer. */
  record Answer(int status, String body, HttpResponse<?> all) {}

  Answer signIn(String account, String password) throws IOException, InterruptedException {
    return send(
        "POST",
        "/api/v1/session",
        "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}");
  }

  /** With the session's token. */
  Answer send(String method, String path, String json) throws IOException, InterruptedException {
    return answer(request(method, path, json).header("X-XSRF-TOKEN", token()).build());
  }

  /** The same with another header. */
  Answer send(String method, String path, String json, String header, String value)
      throws IOException, InterruptedException {
    return answer(
        request(method, path, json).header("X-XSRF-TOKEN", token()).header(header, value).build());
  }

  /** Without it. */
  Answer sendWithoutToken(String method, String path, String json)
      throws IOException, InterruptedException {
    return answer(request(method, path, json).build());
  }

  /** The same with another header. */
  Answer sendWithoutToken(String method, String path, String json, String header, String value)
      throws IOException, InterruptedException {
    return answer(request(method, path, json).header(header, value).build());
  }

  /** What a device sends with each request. */
  static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** A picture, with the session's token. */
  Answer sendPicture(String path, byte[] jpeg) throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(URI.create(server + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
            .header("Content-Type", "image/jpeg")
            .header("X-XSRF-TOKEN", token())
            .build());
  }

  /** The same with another header. */
  Answer sendPicture(String path, byte[] jpeg, String header, String value)
      throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(URI.create(server + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
            .header("Content-Type", "image/jpeg")
            .header("X-XSRF-TOKEN", token())
            .header(header, value)
            .build());
  }

  /** A look with a header {@code Authorization}. */
  Answer sendAs(String authorization, String path) throws IOException, InterruptedException {
    return answer(request("GET", path, "").header("Authorization", authorization).build());
  }

  /** Opens a stream, which is to be closed. */
  InputStream open(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request("GET", path, "").build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException(path + " answers " + response.statusCode());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String method, String path, String json) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .method(method, HttpRequest.BodyPublishers.ofString(json))
        .header("Content-Type", "application/json");
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      boolean endless =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      byte[] read = endless ? body.readNBytes(60) : body.readAllBytes();
      return new Answer(response.statusCode(), new String(read, StandardCharsets.UTF_8), response);
    }
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("none");
  }

  /** The name that the session goes by. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("exeat"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }
}
