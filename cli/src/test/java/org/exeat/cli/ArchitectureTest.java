package org.exeat.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.exeat.faces.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the rooms, who may use which library, and the lines that are never crossed as
 * far as code can show them.
 */
class ArchitectureTest {
  /** What each room may use of the others, directly or through them; ARCHITECTURE.md draws it. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("yaml", List.of()),
          Map.entry("domain", List.of()),
          Map.entry("records", List.of("domain")),
          Map.entry("documents", List.of("domain")),
          Map.entry("faces", List.of("domain", "yaml")),
          Map.entry("capture", List.of("faces", "domain", "yaml")),
          Map.entry("report", List.of("domain")),
          Map.entry("lane", List.of("records", "capture", "documents", "faces", "domain", "yaml")),
          Map.entry(
              "server",
              List.of("lane", "records", "capture", "documents", "faces", "domain", "yaml")),
          Map.entry("simulator", List.of("capture", "documents", "faces", "domain", "yaml")),
          Map.entry(
              "evaluation",
              List.of(
                  "lane",
                  "simulator",
                  "records",
                  "capture",
                  "documents",
                  "faces",
                  "domain",
                  "yaml")),
          Map.entry(
              "cli",
              List.of(
                  "evaluation",
                  "simulator",
                  "server",
                  "lane",
                  "report",
                  "records",
                  "capture",
                  "documents",
                  "faces",
                  "domain",
                  "yaml")));

  /** A library and the only rooms that may import it. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("ai.onnxruntime..", List.of("faces")),
          Map.entry("ai.onnx.proto..", List.of("faces")),
          Map.entry("org.bytedeco..", List.of("faces", "capture", "simulator.stream")),
          Map.entry(
              "tools.jackson..",
              List.of(
                  "documents",
                  "faces",
                  "lane",
                  "records",
                  "server",
                  "simulator.scene",
                  "cli",
                  "yaml")),
          Map.entry("tools.jackson.dataformat..", List.of("yaml")),
          Map.entry("org.snakeyaml..", List.of("yaml")),
          Map.entry("org.bouncycastle..", List.of("documents", "simulator.specimen")),
          Map.entry("org.jmrtd..", List.of("documents.chip")),
          Map.entry("net.sf.scuba..", List.of("documents.chip")),
          Map.entry("com.unboundid..", List.of("documents.trust")),
          Map.entry("com.nimbusds..", List.of("records.receipt")),
          Map.entry("com.authlete..", List.of("records.receipt")),
          Map.entry("org.postgresql..", List.of("records.stays")),
          Map.entry("io.zonky..", List.of("records.stays")),
          Map.entry("org.flywaydb..", List.of("records.stays")),
          Map.entry("org.jdbi..", List.of("records.stays")),
          Map.entry("org.openpdf..", List.of("report")),
          Map.entry("com.google.zxing..", List.of("report")),
          Map.entry("org.jgrapht..", List.of("domain")),
          Map.entry("org.hipparchus..", List.of("evaluation")),
          Map.entry("org.springframework..", List.of("server")),
          Map.entry("org.apache..", List.of("server.web")),
          Map.entry("io.micrometer..", List.of("server.operation")),
          Map.entry("jakarta.servlet..", List.of("server.web")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("me.tongfei..", List.of("cli")));

  private static final JavaClasses EXEAT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.exeat");

  static Set<String> rooms() {
    return new TreeSet<>(ARROWS.keySet());
  }

  static Set<String> libraries() {
    return new TreeSet<>(LIBRARIES.keySet());
  }

  @Test
  void everyRoomWasSeen() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass c : EXEAT) {
      seen.add(c.getPackageName().replaceFirst("^org\\.exeat\\.([a-z]+).*", "$1"));
    }
    assertEquals(rooms(), seen);
    for (String room : rooms()) {
      long classes =
          EXEAT.stream().filter(c -> c.getPackageName().startsWith("org.exeat." + room)).count();
      assertTrue(classes >= 2, room + " shows " + classes + " classes");
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void arrowsGoDownOnly(String room) {
    String[] forbidden =
        rooms().stream()
            .filter(other ->
                !other.equals(room) && !ARROWS.getOrDefault(room, List.of()).contains(other))
            .map(other -> "org.exeat." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.exeat." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(false)
        .check(EXEAT);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void librariesStayInTheirRooms(String library) {
    String[] rooms =
        LIBRARIES.getOrDefault(library, List.of()).stream()
            .map(r -> "org.exeat." + r + "..")
            .toArray(String[]::new);
    noClasses()
        .that(not(resideInAnyPackage(rooms)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(EXEAT);
    assertTrue(
        EXEAT.stream()
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .anyMatch(d -> resideInAPackage(library).test(d.getTargetClass())),
        "nobody uses " + library + " any more: drop it here and in the pom");
  }

  @Test
  void theDomainNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("org.exeat.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.time..",
            "org.exeat.domain..",
            "org.jspecify..",
            "org.jgrapht..")
        .check(EXEAT);
    noClasses()
        .that()
        .resideInAPackage("org.exeat.domain..")
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .check(EXEAT);
  }

  @Test
  void noCircles() {
    SlicesRuleDefinition.slices()
        .matching("org.exeat.(*)..")
        .should()
        .beFreeOfCycles()
        .check(EXEAT);
  }

  @Test
  void forbiddenPackages() {
    // com.sun.net.httpserver is the JDK's documented HTTP server, exported by jdk.httpserver
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "sun..",
                    "com.sun..",
                    "org.slf4j..",
                    // the generated client's, and the Jackson before ours
                    "okhttp3..",
                    "com.google.gson..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..")
                .and(not(resideInAPackage("com.sun.net.httpserver"))))
        .check(EXEAT);
    noClasses()
        .that()
        .doNotHaveSimpleName("JmrtdLogs") // which switches off what a library would log
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(EXEAT);
    for (JavaClass c : EXEAT) {
      String name = c.getPackageName() + "." + c.getSimpleName().toLowerCase(Locale.ROOT);
      for (String vague : List.of("util", "common", "impl", "manager", "helper")) {
        assertFalse(
            name.contains("." + vague) || name.endsWith(vague),
            c.getName() + " is not named for a thing");
      }
    }
  }

  /** What officers see and do is told to no framework; only the accounts' hashes are Spring's. */
  @Test
  void boardsKnowNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("org.exeat.server.board..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "java.net..")
        .check(EXEAT);
  }

  /** Line 1: a face is compared one to one; nothing takes a face and answers with people. */
  @Test
  void thereIsNoSearchOfAFaceThroughAPopulation() {
    for (JavaClass c : EXEAT) {
      for (JavaMethod m : c.getMethods()) {
        String name = m.getName().toLowerCase(Locale.ROOT);
        boolean takesTemplate =
            m.getRawParameterTypes().stream().anyMatch(t -> t.getSimpleName().equals("Template"));
        assertFalse(
            takesTemplate
                && (name.contains("search")
                    || name.contains("identify")
                    || name.contains("nearest")),
            m.getFullName() + " looks like a search of a face");
      }
      String name = c.getSimpleName().toLowerCase(Locale.ROOT);
      assertFalse(name.contains("watchlist") || name.contains("gallery"), c.getName());
    }
  }

  /** Line 3: no guess of a trait from a face. */
  @Test
  void noClassGuessesTraits() {
    List<String> traits =
        List.of("agepredict", "ageestimat", "gender", "emotion", "ethnic", "expressionnet");
    for (JavaClass c : EXEAT) {
      if (c.getPackageName().startsWith("org.exeat.simulator")) {
        continue; // it draws people, it does not judge pictures
      }
      String name = c.getSimpleName().toLowerCase(Locale.ROOT);
      assertTrue(traits.stream().noneMatch(name::contains), c.getName());
    }
  }

  /** Line 3: the weights that guess traits ride along in no jar, and no network is made of them. */
  @Test
  void noJarCarriesWeightsThatGuessTraits() throws IOException {
    assertEquals(
        Set.of("SSD", "TINY", "LANDMARKS", "RECOGNITION"),
        Arrays.stream(ModelStore.Model.values()).map(Enum::name).collect(Collectors.toSet()));
    int files = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      for (String name : files(Path.of(entry))) {
        files++;
        assertFalse(
            name.matches("(?i).*(age_gender|face_expression|weights_manifest|-shard\\d).*"),
            entry + " carries " + name);
      }
    }
    assertTrue(files > 10_000, files + " files were looked at");
  }

  /**
   * Line 6: nothing that looks at faces reports to anybody. ONNX Runtime does from 1.29 on, on
   * Linux too, wherever its environment is made, unless a variable forbids it.
   */
  @Test
  void theFaceNetworksRuntimeReportsNothing() throws IOException {
    int looked = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("onnxruntime")) {
        continue;
      }
      try (ZipFile jar = new ZipFile(entry)) {
        for (ZipEntry library : jar.stream().filter(e -> e.getName().endsWith(".so")).toList()) {
          byte[] bytes = jar.getInputStream(library).readAllBytes();
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          assertFalse(text.contains("events.data.microsoft.com"), library + " reports");
          looked++;
        }
      }
    }
    assertTrue(looked >= 2, looked + " libraries were looked at");
  }

  private static List<String> files(Path jarOrFolder) throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      try (Stream<Path> all = Files.walk(jarOrFolder)) {
        return all.map(Path::toString).toList();
      }
    }
    try (ZipFile jar = new ZipFile(jarOrFolder.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
