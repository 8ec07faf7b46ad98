package org.exeat.server;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.exeat.server.account.Role;
import org.exeat.server.board.LaneView;
import org.exeat.server.board.SignView;
import org.exeat.server.webhook.WebhookEvent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The API as OpenAPI 3.1 has it: what Spring has mapped, with what the sources' comments say, and
 * who may ask for what as {@link EndpointsTest} holds it.
 */
final class ApiDocument {
  /** What the streams' events hold, by their addresses. */
  private static final Map<String, Class<?>> EVENTS =
      Map.of(
          "/api/v1/lanes/{lane}/events",
          LaneView.class,
          "/api/v1/lanes/{lane}/sign/events",
          SignView.class);

  /** Answers that are neither JSON, nor photographs, nor streams. */
  private static final Map<String, String> MEDIA =
      Map.of(
          "/api/v1/metrics", "text/plain",
          "/api/v1/notice/code", "image/svg+xml",
          "/api/v1/record/checkpoint", "text/plain",
          "/api/v1/record/proofs", "application/zip");

  private static final String JSON = "application/json";

  /** OpenAPI 3.1 needs no schema for bytes, and generators of clients do. */
  private static final Map<String, Object> BINARY = Map.of("type", "string", "format", "binary");

  private static final Map<String, Object> PICTURE = Map.of("schema", BINARY);

  private final ApiSchemas schemas = new ApiSchemas();

  /** All of it. */
  Map<String, Object> of(RequestMappingHandlerMapping mapping) throws IOException {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    Set<String> tags = new TreeSet<>(Set.of("webhook"));
    // Spring's order differs from run to run, and the first use of a record names its schema
    for (var e :
        mapping.getHandlerMethods().entrySet().stream()
            .sorted(Comparator.comparing(h -> h.getKey().getPatternValues() + " " + h.getKey()))
            .toList()) {
      for (var method : e.getKey().getMethodsCondition().getMethods()) {
        for (String path : e.getKey().getPatternValues()) {
          Endpoint endpoint = new Endpoint(method.name(), path, e.getValue());
          tags.add(endpoint.tag());
          paths
              .computeIfAbsent(path, p -> new TreeMap<>())
              .put(method.name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.1");
    document.put("info", info());
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("tags", tags.stream().map(t -> Map.of("name", t)).toList());
    document.put("paths", paths);
    document.put("webhooks", Map.of("lane", Map.of("post", webhook())));
    document.put("components", components());
    return document;
  }

  /** What a sign or gate is told; its own address stands in the port's file. */
  private Map<String, Object> webhook() throws IOException {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", "webhookLane");
    operation.put("tags", List.of("webhook"));
    operation.put("summary", "A sign or gate is told what has happened in a lane.");
    operation.put(
        "parameters",
        List.of(
            field("Content-Digest", "Of the body, by SHA-256 (RFC 9530)."),
            field(
                "Signature-Input",
                "Under exeat: that method, address, type and digest are signed, and when (RFC 9421)."),
            field("Signature", "Under exeat: HMAC-SHA256 by the secret that both have.")));
    operation.put(
        "requestBody",
        Map.of(
            "required",
            true,
            "content",
            Map.of(JSON, Map.of("schema", schemas.plain(WebhookEvent.class, false)))));
    operation.put(
        "responses",
        Map.of(
            "2XX",
            Map.of("description", "It was taken."),
            "default",
            Map.of("description", "It was not taken, and comes again.")));
    operation.put("security", List.of());
    return operation;
  }

  private static Map<String, Object> field(String name, String words) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", "header");
    parameter.put("required", true);
    parameter.put("description", words);
    parameter.put("schema", Map.of("type", "string"));
    return parameter;
  }

  private record Endpoint(String method, String path, HandlerMethod handler) {
    String tag() {
      return handler
          .getBeanType()
          .getSimpleName()
          .replace("Controller", "")
          .toLowerCase(Locale.ROOT);
    }

    String id() {
      String name = handler.getMethod().getName();
      return tag() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    String name() {
      return method + " " + path;
    }

    boolean changes() {
      return !method.equals("GET");
    }
  }

  private static Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Exeat: a port");
    info.put("version", "1");
    info.put(
        "description",
        "Lanes, crossings and their record. JSON in snake case; null stands for what is not known. Refusals are"
            + " problems (RFC 9457), which repeat nothing of what was sent. Streams are server-sent events: the whole"
            + " view at once and again whenever it differs, at most ten times a second, a comment every four seconds,"
            + " and an end with the session or after five minutes, whereupon the client opens it again if it may."
            + " Pictures are named by a version and kept by nobody. There is no search of a face and no list of people. x-roles says who may ask;"
            + " what is not listed is closed to everybody.");
    info.put("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"));
    return info;
  }

  private Map<String, Object> operation(Endpoint endpoint) throws IOException {
    SourceWords.Words words =
        SourceWords.of(endpoint.handler().getBeanType(), endpoint.handler().getMethod().getName());
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", endpoint.id());
    operation.put("tags", List.of(endpoint.tag()));
    if (!words.summary().isEmpty()) {
      operation.put("summary", words.summary());
    }
    List<Map<String, Object>> parameters = new ArrayList<>();
    boolean body = false;
    for (Parameter p : endpoint.handler().getMethod().getParameters()) {
      if (p.isAnnotationPresent(PathVariable.class)) {
        parameters.add(parameter(p, p.getName(), "path", true, words));
      } else if (p.isAnnotationPresent(RequestParam.class)) {
        RequestParam given = p.getAnnotation(RequestParam.class);
        parameters.add(parameter(p, p.getName(), "query", given.required(), words));
      } else if (p.isAnnotationPresent(RequestHeader.class)) {
        parameters.add(
            parameter(p, p.getAnnotation(RequestHeader.class).name(), "header", false, words));
      } else if (p.isAnnotationPresent(RequestBody.class)) {
        body = true;
        operation.put(
            "requestBody",
            Map.of(
                "required",
                true,
                "content",
                p.getType() == byte[].class
                    ? Map.of("image/jpeg", PICTURE, "image/png", PICTURE)
                    : Map.of(JSON, Map.of("schema", schemas.of(p.getAnnotatedType(), true)))));
      }
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    operation.put("responses", responses(endpoint, !parameters.isEmpty(), body));
    secure(operation, endpoint);
    return operation;
  }

  private static Map<String, Object> parameter(
      Parameter p, String name, String in, boolean required, SourceWords.Words words) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    words.of(p.getName()).ifPresent(w -> parameter.put("description", w));
    parameter.put(
        "schema",
        ApiSchemas.scalar(
            p.getParameterizedType() instanceof ParameterizedType maybe // an Optional
                ? maybe.getActualTypeArguments()[0]
                : p.getType()));
    return parameter;
  }

  private Map<String, Object> responses(Endpoint endpoint, boolean parameters, boolean body)
      throws IOException {
    Map<String, Object> responses = new TreeMap<>();
    ResponseStatus status = endpoint.handler().getMethodAnnotation(ResponseStatus.class);
    boolean elsewhere = isElsewhere(endpoint);
    String code =
        elsewhere ? "303" : Integer.toString(status == null ? 200 : status.code().value());
    Map<String, Object> content = elsewhere ? Map.of() : content(endpoint);
    Map<String, Object> right = new LinkedHashMap<>();
    right.put(
        "description",
        elsewhere
            ? "The browser goes on elsewhere."
            : content.isEmpty() ? "Done." : "As asked for.");
    if (!content.isEmpty()) {
      right.put("content", content);
    }
    responses.put(code, right);
    if (endpoint.path().endsWith("/health/ready")) {
      responses.put("503", Map.of("description", "Something is in the way.", "content", content));
    }
    if (parameters || body) {
      responses.put("400", problem("NotUnderstood"));
    }
    if (parameters) {
      responses.put("404", problem("NotThere"));
    }
    if (body) {
      responses.put("413", problem("TooLong"));
      responses.put("422", problem("NotAccepted"));
    }
    if (endpoint.changes() && !endpoint.path().startsWith("/api/v1/session")) {
      responses.put("409", problem("NotPossible"));
      responses.put("503", problem("NotRecorded"));
    }
    if (endpoint.name().equals("POST /api/v1/session")) {
      responses.put("401", problem("NotSignedIn"));
      responses.put("403", problem("NotForThisRole"));
      responses.put("423", problem("Locked"));
      responses.put("503", problem("NotRecorded"));
    }
    if (Set.of(Role.DEVICE).equals(EndpointsTest.MAY.get(endpoint.name()))) {
      responses.put("423", problem("Locked"));
    }
    if (endpoint.handler().getMethod().getReturnType() == SseEmitter.class) {
      responses.put("503", problem("NotRecorded")); // too many watch
    }
    if (!EndpointsTest.OPEN.contains(endpoint.name())) {
      responses.put("401", problem("NotSignedIn"));
      responses.put("403", problem("NotForThisRole"));
    }
    responses.put("default", problem("Refused"));
    return responses;
  }

  /** Whether an answer has no body, and an address where it goes on. */
  private static boolean isElsewhere(Endpoint endpoint) {
    return endpoint.handler().getMethod().getGenericReturnType() instanceof ParameterizedType p
        && p.getRawType() == ResponseEntity.class
        && p.getActualTypeArguments()[0] == Void.class;
  }

  private Map<String, Object> content(Endpoint endpoint) throws IOException {
    var returned = endpoint.handler().getMethod().getAnnotatedReturnType();
    Class<?> raw = endpoint.handler().getMethod().getReturnType();
    if (raw == void.class) {
      return Map.of();
    }
    if (raw == SseEmitter.class) {
      Class<?> event = EVENTS.get(endpoint.path());
      Map<String, Object> stream = new LinkedHashMap<>();
      stream.put("schema", Map.of("type", "string"));
      if (event != null) {
        stream.put("x-event-data", schemas.plain(event, false));
      }
      return Map.of("text/event-stream", stream);
    }
    if (raw == ResponseEntity.class) {
      var of = ((ParameterizedType) returned.getType()).getActualTypeArguments()[0];
      if (of == byte[].class) {
        return Map.of(MEDIA.getOrDefault(endpoint.path(), "image/jpeg"), Map.of("schema", BINARY));
      }
      if (of instanceof Class<?> c && c.isRecord()) {
        return Map.of(JSON, Map.of("schema", schemas.plain(c, false)));
      }
      String media = MEDIA.getOrDefault(endpoint.path(), JSON);
      return Map.of(
          media, Map.of("schema", Map.of("type", media.equals(JSON) ? "object" : "string")));
    }
    return Map.of(JSON, Map.of("schema", schemas.of(returned, false)));
  }

  private static void secure(Map<String, Object> operation, Endpoint endpoint) {
    boolean open = EndpointsTest.OPEN.contains(endpoint.name());
    List<Map<String, List<String>>> ways = new ArrayList<>();
    if (Set.of(Role.DEVICE).equals(EndpointsTest.MAY.get(endpoint.name()))) {
      ways.add(Map.of("device", List.of()));
    }
    Map<String, List<String>> session = new TreeMap<>();
    if (!open) {
      session.put("session", List.of());
    }
    if (endpoint.changes()) {
      session.put("token", List.of());
    }
    ways.add(session);
    if (endpoint.path().equals("/api/v1/metrics")) {
      ways.add(Map.of("collector", List.of()));
    }
    operation.put("security", ways);
    operation.put(
        "x-roles",
        open
            ? List.of("everybody")
            : EndpointsTest.MAY.getOrDefault(endpoint.name(), Set.<Role>of()).stream()
                .map(r -> r.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList());
  }

  private static Map<String, Object> problem(String name) {
    return Map.of("$ref", "#/components/responses/" + name);
  }

  private Map<String, Object> components() {
    Map<String, Object> all = new TreeMap<>(schemas.all());
    all.put(
        "Problem",
        Map.of(
            "description",
            "A refusal (RFC 9457). Its detail is a sentence for the one who asked.",
            "type",
            "object",
            "properties",
            new TreeMap<>(
                Map.of(
                    "type", Map.of("type", "string", "format", "uri-reference"),
                    "title", Map.of("type", "string"),
                    "status", Map.of("type", "integer", "format", "int32"),
                    "detail", Map.of("type", "string"),
                    "instance", Map.of("type", "string", "format", "uri-reference"))),
            "required",
            List.of("title", "status", "detail")));
    Map<String, Object> refusals = new TreeMap<>();
    Map.ofEntries(
            Map.entry("NotUnderstood", "The request or its body is not what is expected."),
            Map.entry("NotSignedIn", "Sign in first."),
            Map.entry(
                "NotForThisRole",
                "This account has no role for it, has a first password, or the token is missing."),
            Map.entry(
                "Locked",
                "Too many wrong passwords were tried: the account is locked for a while."),
            Map.entry("NotThere", "There is no such thing, or not any more."),
            Map.entry("NotPossible", "It is too late for it, or too early."),
            Map.entry(
                "TooLong",
                "A body says its length, and has 64 KiB at most, or what is said there."),
            Map.entry("NotAccepted", "It is understood, and against a rule."),
            Map.entry(
                "NotRecorded",
                "It could not be recorded and is not done, or too many ask at once."),
            Map.entry("Refused", "Any other refusal."))
        .forEach((name, words) ->
            refusals.put(
                name,
                Map.of(
                    "description",
                    words,
                    "content",
                    Map.of(
                        "application/problem+json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))))));
    Map<String, Object> schemes = new TreeMap<>();
    schemes.put(
        "session",
        Map.of(
            "type",
            "apiKey",
            "in",
            "cookie",
            "name",
            "exeat",
            "description",
            "The cookie that POST /api/v1/session sets; it ends after 15 minutes without a request."));
    schemes.put(
        "token",
        Map.of(
            "type",
            "apiKey",
            "in",
            "header",
            "name",
            "X-XSRF-TOKEN",
            "description",
            "The value of the cookie XSRF-TOKEN, which GET /api/v1/session sets."));
    schemes.put(
        "device",
        Map.of("type", "http", "scheme", "basic", "description", "A device's own account."));
    schemes.put(
        "collector",
        Map.of("type", "http", "scheme", "bearer", "description", "The token of --metrics-token."));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", all);
    components.put("responses", refusals);
    components.put("securitySchemes", schemes);
    return components;
  }
}
