package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.exeat.server.Visitor.Answer;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * That {@code openapi.json} says what the server does. Run with {@code -Dexeat.write=true} it is
 * written anew.
 */
class OpenApiTest {
  private static final Path FILE = Path.of("src/main/resources/org/exeat/server/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @TempDir Path folder;
  private MadePort made;
  private ExeatServer server;
  private Visitor integrator;

  @BeforeEach
  void start() throws Exception {
    made = new MadePort(folder);
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    for (Role role : List.of(Role.INTEGRATOR, Role.OFFICER)) {
      String name = role == Role.OFFICER ? "officer" : "integrator";
      accounts.change(name, accounts.add(name, Set.of(role)), "four words and a dot.");
    }
    server = MadeServer.start(made, accounts);
    integrator = new Visitor(server);
    integrator.signIn("integrator", "four words and a dot.");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  @Test
  void itSaysWhatTheServerDoes() throws Exception {
    String now =
        JSON.writeValueAsString(
                new ApiDocument()
                    .of(
                        server
                            .context()
                            .getBean(
                                "requestMappingHandlerMapping",
                                RequestMappingHandlerMapping.class)))
            + "\n";
    if (Boolean.getBoolean("exeat.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, now);
    }
    assertEquals(
        JSON.readTree(Files.readString(FILE)),
        JSON.readTree(now),
        "openapi.json is not what the server does; -Dexeat.write=true writes it anew");
  }

  @Test
  void integratorsGetIt() throws Exception {
    Answer a = integrator.send("GET", "/api/v1/openapi", "");
    assertEquals(200, a.status());
    assertEquals(JSON.readTree(Files.readString(FILE)), JSON.readTree(a.body()));
  }

  /** What the server answers has the schemas that are written. */
  @Test
  void answersAreAsItSays() throws Exception {
    JsonNode document = JSON.readTree(Files.readString(FILE));
    Visitor officer = new Visitor(server);
    officer.signIn("officer", "four words and a dot.");
    made.arrives(0, 90);
    made.sees(Set.of(), 0);
    made.leaves(0, 45);
    made.arrives(21);
    for (String path :
        List.of("/api/v1/lanes", "/api/v1/crossings", "/api/v1/shift", "/api/v1/session")) {
      JsonNode schema =
          document.get("paths").get(path).at("/get/responses/200/content/application~1json/schema");
      hold(document, schema, JSON.readTree(officer.send("GET", path, "").body()), path);
    }
    hold(
        document,
        document.at("/components/schemas/LaneView"),
        JSON.readTree(officer.send("GET", "/api/v1/lanes/1", "").body()),
        "lane");
    hold(
        document,
        document.at("/components/schemas/Problem"),
        JSON.readTree(officer.send("GET", "/api/v1/lanes/2", "").body()),
        "problem");
  }

  private static void hold(JsonNode document, JsonNode schema, JsonNode value, String at) {
    assertTrue(!schema.isMissingNode(), at + " has no schema");
    if (schema.has("$ref")) {
      hold(document, document.at(schema.get("$ref").asString().substring(1)), value, at);
      return;
    }
    if (schema.has("anyOf")) {
      if (!value.isNull()) {
        hold(document, schema.get("anyOf").get(0), value, at);
      }
      return;
    }
    List<String> types = new ArrayList<>();
    if (schema.get("type").isArray()) {
      schema.get("type").forEach(t -> types.add(t.asString()));
    } else {
      types.add(schema.get("type").asString());
    }
    assertTrue(
        types.contains(type(value)) || types.contains("number") && value.isNumber(),
        at + " is " + value);
    if (value.isObject() && schema.has("properties")) {
      schema.get("required").forEach(r -> assertTrue(value.has(r.asString()), at + " lacks " + r));
      for (String name : value.propertyNames()) {
        assertTrue(
            schema.get("properties").has(name), at + " has " + name + ", which is not written");
        hold(document, schema.get("properties").get(name), value.get(name), at + "." + name);
      }
    } else if (value.isArray()) {
      for (JsonNode item : value) {
        hold(document, schema.get("items"), item, at + "[]");
      }
    }
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
