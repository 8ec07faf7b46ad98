package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** That the unit and the image start what there is, and let no memory reach a disk. */
class PackagingTest extends CommandTest {
  private static final Path UNIT = HOME.resolve("packaging/exeat.service");

  /** What keeps faces and documents in memory, and what else runs by. */
  private static final Set<String> GUARDS =
      Set.of(
          "-XX:-CreateCoredumpOnCrash",
          "-XX:-HeapDumpOnOutOfMemoryError",
          "-XX:+DisableAttachMechanism");

  @TempDir Path folder;

  private static String value(String key) throws Exception {
    return Files.readAllLines(UNIT).stream()
        .filter(l -> l.startsWith(key + "="))
        .map(l -> l.substring(key.length() + 1))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("none");
  }

  private static List<String> all(String regex, String text) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** The unit's and the image's command lines are some that serve takes. */
  private static void servesAPort(List<String> arguments) {
    ParseResult parsed = Exeat.commandLine().parseArgs(arguments.toArray(new String[0]));
    ParseResult serve = parsed.subcommand();
    assertEquals("serve", serve.commandSpec().name());
    assertTrue(serve.hasMatchedOption("--config"), arguments.toString());
    assertEquals(LogForm.JSON, serve.matchedOptionValue("--log", LogForm.TEXT));
  }

  @Test
  void theUnitStartsAPortAsItsUser() throws Exception {
    List<String> command = Arrays.asList(value("ExecStart").split(" "));
    assertEquals("/opt/exeat/exeat", command.getFirst());
    servesAPort(command.subList(1, command.size()));
    assertEquals("exeat", value("User"));
    assertTrue(
        Files.readString(HOME.resolve("packaging/exeat.sysusers")).contains("\nu exeat "),
        "the user is made");
    assertEquals("2", value("RestartPreventExitStatus"));
    assertEquals(2, Exeat.UNUSABLE);
    assertTrue(value("Environment").contains("EXEAT_CACHE=/var/cache/exeat"));
  }

  @Test
  void theUnitLetsNoMemoryReachADisk() throws Exception {
    assertEquals("0", value("LimitCORE"));
    assertEquals("0", value("MemorySwapMax"));
    for (String key :
        List.of(
            "NoNewPrivileges",
            "ProtectHome",
            "PrivateTmp",
            "PrivateDevices",
            "RestrictNamespaces",
            "RestrictSUIDSGID")) {
      assertEquals("yes", value(key), key);
    }
    assertEquals("strict", value("ProtectSystem"));
    assertEquals("", value("CapabilityBoundingSet"));
    assertFalse(Files.readString(UNIT).toLowerCase(Locale.ROOT).contains("password="));
  }

  @Test
  void systemdTakesTheUnit() throws Exception {
    Path systemd = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(systemd), "there is no systemd-analyze");
    Path unit =
        Files.writeString(
            folder.resolve("exeat.service"),
            Files.readString(UNIT).replace("/opt/exeat/exeat", "/bin/true"));
    assertEquals("", said(0, systemd.toString(), "verify", unit.toString()).strip());
    // 0 is nothing exposed, 100 all
    said(0, systemd.toString(), "security", "--offline=true", "--threshold=20", unit.toString());
  }

  private static String said(int exit, String... command) throws Exception {
    Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, p.waitFor(), said);
    return said;
  }

  @Test
  void theImageStartsAPortAsTheLauncherWould() throws Exception {
    String pom = Files.readString(HOME.resolve("cli/pom.xml"));
    servesAPort(all("<arg>([^<]*)</arg>", pom));
    assertEquals(List.of(Exeat.class.getName()), all("<mainClass>([^<]*)</mainClass>", pom));
    assertEquals(List.of("10001:10001"), all("<user>([^<]*)</user>", pom));
    Set<String> image = new HashSet<>(all("<jvmFlag>([^<]*)</jvmFlag>", pom));
    String launcher = Files.readString(HOME.resolve("exeat"));
    Matcher last =
        Pattern.compile("ulimit -c 0.*?\nexec (\"\\$java_home/bin/java\".*)", Pattern.DOTALL)
            .matcher(launcher);
    assertTrue(last.find(), "the launcher forbids core files before it starts Java");
    Set<String> flags = new HashSet<>(all("\\s(--?[A-Za-z][^\\s\\\\]*)", last.group(1)));
    flags.removeIf(f -> f.startsWith("-cp") || f.startsWith("-Dexeat.home"));
    assertTrue(flags.containsAll(GUARDS), flags.toString());
    assertTrue(
        image.containsAll(flags), () -> flags + " are the launcher's, the image has " + image);
    for (String variable : List.of("ORT_DISABLE_TELEMETRY", "OPENCV_LOG_LEVEL")) {
      assertTrue(launcher.contains("export " + variable + "="), variable);
      assertTrue(pom.contains("<" + variable + ">"), variable);
    }
    assertTrue(
        pom.contains("<regex>.+@sha256:[0-9a-f]{64}|"), "a base image is pinned by its digest");
  }

  /**
   * Line 3: what guesses traits from a face lies in the package of the weights, and stays there.
   */
  @Test
  void theImageCarriesNoWeightsThatGuessTraits() throws Exception {
    needWeights();
    String pom = Files.readString(HOME.resolve("cli/pom.xml"));
    List<PathMatcher> taken =
        all("<include>([^<]*)</include>", pom).stream()
            .map(i -> FileSystems.getDefault().getPathMatcher("glob:" + i))
            .toList();
    Set<String> shipped = new TreeSet<>();
    Path weights = HOME.resolve("faces/weights/node_modules/@vladmandic/face-api/model");
    try (Stream<Path> files = Files.list(weights)) {
      files
          .map(Path::getFileName)
          .filter(f -> taken.stream().anyMatch(m -> m.matches(f)))
          .map(Path::toString)
          .map(f -> f.replaceAll("_model.*", ""))
          .forEach(shipped::add);
    }
    assertEquals(
        Set.of("face_landmark_68", "face_recognition", "ssd_mobilenetv1", "tiny_face_detector"),
        shipped);
  }
}
