package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exeat.domain.Prompt;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.RecordSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A port as one file: what it says, what it refuses, and whether what it names is there. */
class PortFileTest extends CommandTest {
  private static final Path EXAMPLE = HOME.resolve("docs/port.example.yaml");
  private static final Path SCHEMA = HOME.resolve("docs/port.schema.json");

  @TempDir Path folder;

  /** After a change of the record, {@code -Dexeat.write-schemas=true} writes it anew. */
  @Test
  void theSchemaSaysWhatTheRecordSays() throws Exception {
    String written =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(
                    new RecordSchema(Set.of())
                        .of("port.yaml: what a port runs with", PortFile.class))
            + "\n";
    if (Boolean.getBoolean("exeat.write-schemas")) {
      Files.writeString(SCHEMA, written);
    }
    assertEquals(Files.readString(SCHEMA), written);
  }

  /** Whoever adds a key shows it in the example, and documents it. */
  @Test
  void theExampleAndTheDocumentationHaveEveryKey() throws Exception {
    String example = Files.readString(EXAMPLE);
    String documentation = Files.readString(Path.of("src/main/java/org/exeat/cli/PortFile.java"));
    Map<String, JsonNode> keys = new TreeMap<>();
    keys(JsonMapper.shared().readTree(Files.readString(SCHEMA)), keys);
    assertTrue(keys.size() > 25, keys.keySet().toString());
    for (String key : keys.keySet()) {
      Pattern stands = Pattern.compile("[ {\\n]" + key + ":");
      assertTrue(stands.matcher(documentation).find(), key + " is not documented");
      if (!Set.of("pkcs11", "database", "model").contains(key)) { // what stands instead of others
        assertTrue(stands.matcher(example).find(), key + " is not in the example");
      }
    }
  }

  private static void keys(JsonNode schema, Map<String, JsonNode> all) {
    if (schema.has("properties")) {
      schema.get("properties").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
    }
    schema.forEach(child -> keys(child, all));
  }

  /** Every option of serve that is about a port has its key, or is about this one run. */
  @Test
  void everyOptionIsFilledByTheFile() throws Exception {
    PortOptions empty = new PortOptions();
    PortOptions filled = new PortOptions();
    Path all = folder.resolve("port.yaml");
    Files.writeString(
        all,
        Files.readString(EXAMPLE)
            .replace("accept_unproven: false", "accept_unproven: true")
            .replace("log: text", "log: json")
            .replace("detector_runs: 4", "detector_runs: 3")
            .replace("address: 127.0.0.1", "address: 0.0.0.0")
            .replace("faces: {threads: 2}", "faces: {threads: 77, model: model}")
            .replace(
                "stays: {folder: stays}",
                "stays: {folder: stays, database: 'jdbc:postgresql://d/e', password_file: p}"));
    filled.fill(PortFile.read(all).value(), folder, option -> false);
    Files.writeString(
        all, Files.readString(all).replace("master_keys: keys/master-keys.p12", "pkcs11: module"));
    PortOptions module = new PortOptions();
    module.fill(PortFile.read(all).value(), folder, option -> false);
    Set<String> untouched =
        CommandLine.Model.CommandSpec.forAnnotatedObject(filled).options().stream()
            .filter(o -> {
              String usual = value(empty, o.longestName());
              return value(filled, o.longestName()).equals(usual)
                  && value(module, o.longestName()).equals(usual);
            })
            .map(CommandLine.Model.OptionSpec::longestName)
            .collect(Collectors.toSet());
    // cameras go with their lanes, webhooks stand beside those of the option; tiles are refused by
    // serve
    assertEquals(Set.of("--config", "--camera", "--webhook", "--tiles"), untouched);
    assertEquals(2, filled.serving.webhooks.size());
    assertEquals(folder.resolve("vault"), filled.keeping.vault.folder);
    assertEquals(ZoneId.of("America/Tijuana"), filled.receipts.zone);
    assertEquals(60, filled.trust.listAge);
  }

  private static String value(PortOptions options, String name) {
    return String.valueOf(
        CommandLine.Model.CommandSpec.forAnnotatedObject(options)
            .findOption(name)
            .<Object>getValue());
  }

  @Test
  void theCommandLineWins() throws Exception {
    PortOptions options = new PortOptions();
    CommandLine command = new CommandLine(options);
    var given =
        command.parseArgs(
            "--config",
            EXAMPLE.toString(),
            "--vault",
            "elsewhere",
            "--pkcs11",
            "module",
            "--serve",
            "9",
            "--lane",
            "only.yaml");
    options.fill(given::hasMatchedOption);
    assertEquals(Path.of("elsewhere"), options.keeping.vault.folder);
    assertEquals(Path.of("module"), options.keeping.vault.keys.module);
    assertEquals(null, options.keeping.vault.keys.file);
    assertEquals(9, options.listen());
    assertEquals(List.of(Path.of("only.yaml")), options.laneFiles);
    assertEquals(EXAMPLE.resolveSibling("policy.yaml"), options.keeping.retention);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ledger: ledger | ledgers: ledger | line 4: unknown key 'ledgers'; did you mean 'ledger'?",
        "list_age: 60 | list_age: 0 | line 20: trust.list_age must be 1 to 3650",
        "port: 8080 | port: 80800 | line 16: listen.port must be 0 to 65535",
        "zone: America/Tijuana | zone: Nowhere/At all | line 29: zone must be an offset",
        "  vault: vault | | line 21: retention.vault must be there and be a path",
        "own_state: UTO | own_state: Utopia | line 23: retention.own_state must be a state's letters",
        "rtsp://10.7.0.11 | rtsp://admin:secret-7@10.7.0.11 | lanes[1].cameras.front.address must be rtsp://HOST",
        "rtsp://10.7.0.11 | http://secret-7 | lanes[1].cameras.front.address must be rtsp://HOST",
        "file: lane-2.yaml | file: lane-1.yaml | line 7: lanes[1].file must not stand there twice",
        "password_file: keys/vault-password | pkcs11: x | retention.pkcs11 must not stand there beside master_keys",
        "folder: stays | folder: stays, database: 'jdbc:postgresql://h/d?password=secret-7' | database must hold no password",
        "http://127.0.0.1:9000 | http://sign-1.example | line 33: webhooks[0].url must be https, except",
        "https://gate-1 | https://a:secret-7@gate-1 | webhooks[1].url must hold no user",
        "name: gate-1 | name: sign-1 | webhooks must each have another name",
        "events: [sign] | events: [score] | webhooks[0].events[0] must be one of sign, opened",
        "https://port-7.example | https://a:secret-7@port-7.example | public_address must be https://HOST",
        "https://port-7.example | https://127.0.0.1 | public_address must be an address that telephones reach",
        "folder: stays | folder: stays, database: 'jdbc:postgresql://u:secret-7@h/d' | database must hold no password",
      })
  void whatIsNoPortIsRefusedWithLineAndKey(String is, String becomes, String words)
      throws Exception {
    String text = Files.readString(EXAMPLE);
    assertTrue(text.contains(is), is);
    Path file =
        Files.writeString(
            folder.resolve("port.yaml"), text.replace(is, becomes == null ? "" : becomes));
    InvalidYamlException e = assertThrows(InvalidYamlException.class, () -> PortFile.read(file));
    assertTrue(e.getMessage().startsWith("port.yaml, line "), e.getMessage());
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertFalse(e.getMessage().contains("secret-7"), e.getMessage());
    assertEquals(2, run("config", "check", file.toString()));
    assertTrue(err.toString().contains(words), err::toString);
    assertEquals(2, run("serve", "--config", file.toString()));
  }

  @Test
  void aPortThatIsThereIsFoundGood() throws Exception {
    needWeights();
    Path file = port();
    assertEquals(0, run("config", "check", file.toString()), out::toString);
    for (String line :
        new String[] {
          "ok    lanes[0]: lane 1, 3 cameras, of which 3 send their pictures",
          "ok    lanes[1]: lane 2, 3 cameras, of which 2 send their pictures",
          "ok    ledger: records.example/7, 0 entries",
          "ok    announced: there is no ",
          "ok    receipts.office: the office of ",
          "ok    retention.policy: it can be read",
          "ok    retention.stays.folder: there is no ",
          "ok    calibration: it fits the model",
          "warn  trust.folder: nobody is trusted",
          "ok    handheld[0]: a lane where officers take the pictures",
          "ok    equity: counts by the law of example of equity",
          "ok    prompts: signs speak en, fr, es, de",
          "ok    listen.address: this machine only, behind a proxy",
          "ok    metrics_token: it holds a token",
          "ok    webhooks[0]: sign-1 can be told",
          "ok    webhooks[1]: gate-1 can be told"
        }) {
      assertTrue(out.toString().contains(line), () -> line + " is missing in " + out);
    }
    assertFalse(Files.exists(folder.resolve("vault")), "nothing is changed");
    assertFalse(Files.exists(folder.resolve("accounts.json")), "nothing is changed");
  }

  @Test
  void whatIsInTheWayIsNamedByItsKey() throws Exception {
    needWeights();
    Path file = port();
    Files.setPosixFilePermissions(
        folder.resolve("keys/metrics-token"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.delete(folder.resolve("to-print"));
    Files.delete(folder.resolve("keys/front-camera"));
    Files.writeString(folder.resolve("keys/site.pem"), "none");
    Files.writeString(folder.resolve("calibration.yaml"), "points: []\n");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("vault: vault", "vault: none/vault")
            .replace("ledger: ledger", "ledger: other"));
    Files.delete(folder.resolve("policy.yaml"));
    assertEquals(1, run("config", "check", file.toString()), out::toString);
    for (String key :
        new String[] {
          "lanes[1]: there is no file ",
          "ledger: there is no ",
          "retention.policy: there is no file ",
          "retention.vault: there is no ",
          "calibration: calibration.yaml, line 1: ",
          "receipts.hand_out: ",
          "metrics_token: others than its owner may read ",
          "webhooks[1]: "
        }) {
      assertTrue(
          out.toString().lines().anyMatch(l -> l.startsWith("FAIL  " + key)),
          () -> key + " is not found in " + out);
    }
    assertEquals(
        out.toString().lines().filter(l -> l.startsWith("FAIL")).count(),
        8,
        () -> "nothing else fails: " + out);
  }

  /** A folder with all that the example names. */
  private Path port() throws Exception {
    Path scene = HOME.resolve("scenes/lane-1");
    String lane = Files.readString(scene.resolve("three-infrared.yaml"));
    Files.writeString(folder.resolve("lane-1.yaml"), lane);
    Files.writeString(folder.resolve("lane-2.yaml"), lane.replace("name: \"1\"", "name: \"2\""));
    Files.copy(
        scene.resolve("three-infrared-calibration.yaml"), folder.resolve("calibration.yaml"));
    Files.copy(HOME.resolve("policies/strict.yaml"), folder.resolve("policy.yaml"));
    Files.copy(HOME.resolve("policies/example-equity.yaml"), folder.resolve("equity.yaml"));
    Files.copy(HOME.resolve("scenes/handheld.yaml"), folder.resolve("bus-bay.yaml"));
    StringBuilder texts = new StringBuilder();
    for (Prompt p : Prompt.values()) {
      texts.append(p).append("=Bitte\n");
    }
    Files.createDirectory(folder.resolve("prompts"));
    Files.writeString(folder.resolve("prompts/prompts_de.properties"), texts);
    for (String name : new String[] {"keys", "to-print", "trust"}) {
      Files.createDirectory(folder.resolve(name));
    }
    for (Map.Entry<String, String> secret :
        Map.of(
                "front-camera",
                "admin:a b",
                "metrics-token",
                "0123456789abcdef".repeat(2),
                "vault-password",
                "a long one",
                "sign-1",
                "0123456789abcdef".repeat(4),
                "gate-1",
                "0123456789abcdef".repeat(2))
            .entrySet()) {
      Path at = folder.resolve("keys").resolve(secret.getKey());
      Files.writeString(at, secret.getValue() + "\n");
      Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(folder.resolve("keys/site.pem"), authority());
    assertEquals(
        0,
        run(
            "ledger",
            "create",
            folder.resolve("ledger").toString(),
            "--origin",
            "records.example/7"));
    assertEquals(
        0,
        run(
            "receipt",
            "create",
            folder.resolve("receipts").toString(),
            "--issuer",
            "https://port.example/7"),
        err::toString);
    return Files.writeString(
        folder.resolve("port.yaml"),
        Files.readString(EXAMPLE)
            .replace("port: 8080", "port: 0")
            .replaceAll("(?m)^(tls|oidc): .*\n", "")); // tried with TLS by the server's tests
  }

  /** A certificate in PEM. */
  private static String authority() throws Exception {
    Path store = Files.createTempDirectory("authority").resolve("store.p12");
    for (String[] arguments :
        new String[][] {
          {"-genkeypair", "-keyalg", "EC", "-dname", "CN=Site", "-alias", "site"},
          {"-exportcert", "-rfc", "-alias", "site"}
        }) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(arguments));
      command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
      Process keytool = new ProcessBuilder(command).start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, keytool.waitFor(), said);
      if (said.contains("BEGIN CERTIFICATE")) {
        return said;
      }
    }
    throw new AssertionError("keytool wrote no certificate");
  }

  @Test
  void whatACameraAsksForStandsInAFileOfItsOwn() throws Exception {
    Path file = port();
    PortOptions options = new PortOptions();
    options.fill(PortFile.read(file).value(), folder, option -> false);
    assertEquals(Map.of("front", "rtsp://admin:a%20b@10.7.0.11/stream1"), cameras(options));
    options.addresses.put("2/front", "rtspu://10.7.0.12/");
    assertEquals(Map.of("front", "rtspu://10.7.0.12/"), cameras(options));
  }

  /** Of lane 2, where they are read. */
  private static Map<String, String> cameras(PortOptions options) throws Exception {
    PortOptions.Served lane = options.lanes().get("2");
    assertNotNull(lane);
    return lane.cameras();
  }
}
