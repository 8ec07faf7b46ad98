package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.documents.chip.AccessKey;
import org.exeat.documents.chip.CardReader;
import org.exeat.documents.chip.ChipContents;
import org.exeat.documents.chip.ChipException;
import org.exeat.documents.chip.ChipReader;
import org.exeat.documents.chip.Readers;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustStore;
import org.exeat.lane.ChipStanding;
import org.exeat.lane.DocumentInspection;
import org.exeat.lane.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says everything that a travel document says, and what each check of it found.",
      "FILE is a file of its chip (any name that ends in .bin), a text file with its printed machine readable zone,"
          + " or a folder with such files. With --reader the chip is read."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Authentic and not expired; without a chip: the printed zone is sound",
      "1:An officer has to look; the page says at what",
      "2:The command line or the input cannot be used, or the chip could not be read; the message says why",
      "70:Exeat itself broke; the message says where"
    })
final class DocumentInspectCommand implements Callable<Integer> {
  private static final long LARGEST_TEXT = 4096;

  /** How long a document is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files or folders of one document.")
  List<Path> files = List.of();

  @Option(
      names = "--reader",
      description = {
        "Reads the chip on the first PC/SC reader that holds a card; FILE is then the printed zone, which opens it."
      })
  boolean reader;

  @Option(names = "--reader-name", paramLabel = "NAME", description = "The same on this reader.")
  @Nullable String readerName;

  @Option(
      names = "--can",
      interactive = true,
      arity = "0..1",
      paramLabel = "DIGITS",
      description =
          "Opens the chip with the card access number, asked for where it is left out: what is typed here others see.")
  @Nullable String can;

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description =
          "Keeps the files read from the chip, in a folder that is not there yet. They are personal data.")
  @Nullable Path save;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the page goes. It shows everything: treat it like the document. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("document.html");

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description =
          "The day that validity and revocation are held against, such as 2026-11-25. Default: now.")
  @Nullable LocalDate date;

  @Mixin TrustOptions trust = new TrustOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    boolean chipOnReader = reader || readerName != null;
    if (files.isEmpty() && !chipOnReader) {
      throw new InvalidInputException("name the files of a document, or --reader");
    }
    Instant at =
        date == null
            ? Clock.systemUTC().instant()
            : date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    List<Path> chipFiles = new ArrayList<>();
    Optional<String> printed = sort(chipFiles);
    Optional<MrzReading> zone =
        printed.map(text -> MrzReader.read(text, LocalDate.ofInstant(at, ZoneOffset.UTC)));
    TrustStore store = trust.read();

    Optional<DocumentInspection> inspection = Optional.empty();
    Optional<ChipStanding> chip = Optional.empty();
    if (chipOnReader) {
      Optional<Path> kept = save == null ? Optional.empty() : Optional.of(PrivateFile.folder(save));
      ChipContents contents = read(zone);
      if (kept.isPresent()) {
        ChipFolder.write(contents.files(), kept.get());
      }
      DocumentInspection read = DocumentInspection.of(contents.files(), store, trust.policy(), at);
      inspection = Optional.of(read);
      chip =
          Optional.of(
              ChipStanding.of(
                  contents.chip(), read, new PassiveAuthentication(store, trust.policy()), at));
    } else if (!chipFiles.isEmpty()) {
      ChipFiles read = ChipFolder.read(chipFiles);
      inspection = Optional.of(DocumentInspection.of(read, store, trust.policy(), at));
    } else if (zone.isEmpty()) {
      throw new InvalidInputException(
          "there is neither a chip file nor a printed zone in what was named");
    }
    DocumentChecks checks = new DocumentChecks(inspection, zone, chip, at);
    DocumentReport report = new DocumentReport(checks, store);
    PrivateFile.write(out, report.page().html());
    PrintWriter words = spec.commandLine().getOut();
    words.print(report.text());
    words.println("Page: " + out);
    words.flush();
    return checks.inOrder() ? Exeat.CONFIRMED : Exeat.REFERRED;
  }

  /** The chip's files go into the list; what comes back is the printed zone, if there is one. */
  private Optional<String> sort(List<Path> chipFiles) throws IOException, InvalidInputException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (Stream<Path> inside = Files.list(file)) {
          inside
              .filter(f -> f.toString().endsWith(".bin") || f.toString().endsWith(".txt"))
              .sorted()
              .forEach(all::add);
        }
      } else if (Files.isRegularFile(file)) {
        all.add(file);
      } else {
        throw new InvalidInputException("there is no file " + file);
      }
    }
    Optional<String> zone = Optional.empty();
    for (Path file : all) {
      if (!file.toString().endsWith(".txt")) {
        chipFiles.add(file);
      } else if (zone.isPresent()) {
        throw new InvalidInputException(
            "two text files were named; a document has one printed zone");
      } else if (Files.size(file) > LARGEST_TEXT) {
        throw new InvalidInputException(
            file.getFileName() + " is larger than any machine readable zone");
      } else {
        zone = Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return zone;
  }

  private ChipContents read(Optional<MrzReading> zone) throws ChipException, InvalidInputException {
    AccessKey key = key(zone);
    Readers readers = Readers.ofThisMachine();
    CardReader chosen;
    if (readerName == null) {
      spec.commandLine().getErr().println("Lay the document on the reader ...");
      chosen = readers.firstWithCard(PATIENCE);
    } else {
      chosen = readers.named(readerName);
    }
    try (ProgressBar bar = Terminal.progress("Chip")) {
      return new ChipReader()
          .read(
              chosen,
              key,
              (file, done, total) -> bar.setExtraMessage(file.title()).maxHint(total).stepTo(done));
    }
  }

  private AccessKey key(Optional<MrzReading> zone) throws InvalidInputException {
    if (can != null) {
      return new AccessKey.Can(can);
    }
    return zone.flatMap(DocumentZone::accessKey)
        .orElseThrow(() ->
            new InvalidInputException(
                "a chip opens with its printed zone (a .txt file whose number, dates and check digits are right) or with --can"));
  }
}
