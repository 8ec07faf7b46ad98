package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.documents.trust.TrustStore;
import org.exeat.faces.TraceSink;
import org.exeat.lane.Assessment;
import org.exeat.lane.CrossingPolicy;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.simulator.carload.SpecimenCarload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "carload",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a specimen carload of synthetic people, verifies it and records the crossing: five people in three rows,"
          + " one with somebody else's passport, one without a document."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It ran; that two people are referred is the point of it",
      "2:The folder cannot be used; the message says why",
      "70:Exeat itself broke; the message says where"
    })
final class DemoCarloadCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the carload and the report go. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("exeat-demo", "carload");

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which people. Default: ${DEFAULT-VALUE}, chosen so that every case shows.")
  long seed = 3_000_010;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PrintWriter words = spec.commandLine().getOut();
    try (ProgressBar bar = Terminal.progress("Drawing")) {
      bar.maxHint(SpecimenCarload.PICTURES);
      SpecimenCarload.write(
          out, seed, LocalDate.now(ZoneId.systemDefault()), faces.threads, bar::stepTo);
    }
    words.println("A specimen carload of synthetic people is in " + out + ":");
    words.println("  row 1: two people with their own passports (documents 1 and 2)");
    words.println("  row 2: one with the own passport (3), one with somebody else's (4)");
    words.println("  row 3: one without a document");
    words.println(
        "Their documents are chips that the specimen state signed; its authority is imported.");
    Assessment assessment =
        Verification.run(
            out, out, faces, null, CrossingPolicy.DEFAULT, trust(), 0, TraceSink.NONE, words);
    Path ledger = out.resolve("ledger");
    if (Files.notExists(ledger)) {
      Ledger.create(ledger, "exeat.example/demo");
    }
    ReceiptOptions receipts = new ReceiptOptions();
    receipts.office = out.resolve("receipt-office");
    receipts.handOut = out.resolve("receipts");
    if (Files.notExists(receipts.office)) {
      ReceiptOffice.create(receipts.office, "https://exeat.example/demo", Clock.systemUTC());
    }
    words.println();
    Recording.record(
        assessment,
        ledger,
        "demo",
        Optional.empty(),
        Optional.empty(),
        receipts,
        Clock.systemUTC(),
        words);
    words.println();
    words.println(
        "Receipts were handed out to whoever was confirmed. What one proves, a .receipt or a photograph of the code:");
    words.println(
        "  ./exeat receipt verify RECEIPT --keys "
            + receipts.office.resolve("public/keys.json")
            + " --status "
            + receipts.office.resolve("public/status/1"));
    words.println("Again, or with other options: ./exeat verify --trust " + store() + " " + out);
    words.println(
        "Open the report in a browser. The people are drawings; see the README's limits.");
    words.flush();
    return Exeat.CONFIRMED;
  }

  private Path store() {
    return out.resolve("trust-store");
  }

  /** What an operator does once: imports the state's authority, then what it signed. */
  private TrustStore trust() throws IOException, TrustImportException {
    TrustFolder store = new TrustFolder(store());
    for (String name : List.of("csca-1.cer", "master-list.ml", "revocations.crl")) {
      byte[] bytes = Files.readAllBytes(out.resolve(SpecimenCarload.TRUST).resolve(name));
      store.add(before ->
          TrustImport.of(
              before,
              name,
              bytes,
              name.equals("csca-1.cer") ? TrustImport.Word.ROOTS : TrustImport.Word.PLAIN,
              Clock.systemUTC().instant(),
              System.getProperty("user.name")));
    }
    return store.read();
  }
}
