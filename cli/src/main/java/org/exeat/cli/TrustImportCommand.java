package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.documents.trust.Refusal;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.documents.trust.TrustImport;
import org.exeat.lane.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports master lists (.ml), LDIF of the ICAO PKD, certificates and revocation lists (DER, PEM), or folders of"
          + " them.",
      "A master list counts if its signature leads to an authority that was given by itself: with --root FILE,"
          + " with --root-sha256, or in an earlier import. What is refused is named with its reason."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything was imported, or was there already",
      "1:Something was refused; the rest was imported",
      "2:The command line or the input cannot be used; the message says why"
    })
final class TrustImportCommand implements Callable<Integer> {
  /** The largest PKD export that we know has some 150 MB. */
  private static final long MAX_BYTES = 512L << 20;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files or folders to import.")
  List<Path> files = List.of();

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description =
          "A certificate, or a folder of them, that you have from a source that you trust: only so, or by --root-sha256, is an authority believed without a master list. May be repeated.")
  List<Path> roots = new ArrayList<>();

  @Option(
      names = "--root-sha256",
      paramLabel = "HEX",
      description =
          "SHA-256 of an authority's certificate that a master list carries, as its state publishes it. May be repeated.")
  List<String> fingerprints = new ArrayList<>();

  @Option(
      names = "--pin-signers",
      description =
          "Trusts document signers in FILE by themselves, where no authority of theirs is to be had.")
  boolean pinSigners;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who imports, for the record. Default: the account's name.")
  @Nullable String by;

  @Mixin TrustOptions trust = new TrustOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    List<TrustFolder.Import> imports = new ArrayList<>();
    for (Path root : roots) {
      imports(root, new TrustImport.Word(true, pinSigners, fingerprints()), imports);
    }
    for (Path file : files) {
      imports(file, new TrustImport.Word(false, pinSigners, fingerprints()), imports);
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean refused = false;
    List<TrustImport.Outcome> outcomes;
    List<Double> seconds = new ArrayList<>();
    try (ProgressBar bar = Terminal.progress("Importing")) {
      bar.maxHint(imports.size());
      long[] start = {System.nanoTime()};
      outcomes =
          trust
              .open()
              .addAll(
                  imports,
                  done -> {
                    seconds.add((System.nanoTime() - start[0]) / 1e9);
                    start[0] = System.nanoTime();
                    bar.step();
                  });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (int i = 0; i < outcomes.size(); i++) {
      TrustImport.Outcome outcome = outcomes.get(i);
      out.printf(
          Locale.ROOT,
          "%s: %d certificates and %d revocation lists added, %d there already, %d refused, in %.1f s%n",
          outcome.source(),
          outcome.added().size(),
          outcome.addedLists().size(),
          outcome.alreadyThere(),
          outcome.refused().size(),
          seconds.get(i));
      for (Refusal refusal : outcome.refused()) {
        out.println(Terminal.plain("  refused: " + refusal.piece() + ": " + refusal.why()));
        refused = true;
      }
    }
    out.println("Trust store: " + trust.path());
    out.flush();
    return refused ? Exeat.REFERRED : Exeat.CONFIRMED;
  }

  private void imports(Path path, TrustImport.Word word, List<TrustFolder.Import> to)
      throws IOException, InvalidInputException {
    String who = by == null ? System.getProperty("user.name") : by;
    for (Path file : within(path)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            file.getFileName() + " is larger than the " + MAX_BYTES + " bytes that are read");
      }
      to.add(before -> {
        try {
          return TrustImport.of(
              before,
              String.valueOf(file.getFileName()),
              Files.readAllBytes(file),
              word,
              Clock.systemUTC().instant(),
              who);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  private Set<String> fingerprints() {
    Set<String> plain = new HashSet<>();
    for (String fingerprint : fingerprints) {
      String hex = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
      if (!hex.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "--root-sha256 takes the 64 hexadecimal digits of a SHA-256");
      }
      plain.add(hex);
    }
    return plain;
  }

  private static List<Path> within(Path path) throws IOException, InvalidInputException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.walk(path)) {
        return inside.filter(Files::isRegularFile).sorted().toList();
      }
    }
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException("there is no file " + path);
    }
    return List.of(path);
  }
}
