package org.exeat.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.AuthenticityReport.Check;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.domain.Authenticity;
import org.exeat.lane.ChipStanding;
import org.exeat.lane.DocumentInspection;
import org.exeat.lane.Wording;
import org.exeat.report.Banner;
import org.exeat.report.CheckLine;
import org.exeat.report.Standing;

/**
 * What was checked of a document and what it comes to, in words.
 *
 * @param inspection of the chip's files, where there are any
 * @param printed zone, where it was given
 * @param chip whether the chip is the issuer's, where one was read
 * @param at the moment that everything was held against
 */
record DocumentChecks(
    Optional<DocumentInspection> inspection,
    Optional<MrzReading> printed,
    Optional<ChipStanding> chip,
    Instant at) {

  /** The zone in the chip, else the printed one. */
  Optional<MrzReading> zone() {
    return inspection.flatMap(DocumentInspection::zone).or(this::printed);
  }

  /** What the zone says. */
  Optional<Mrz> mrz() {
    return zone().flatMap(MrzReading::asPrinted);
  }

  /** What it comes to. */
  Banner banner() {
    if (inspection.isEmpty()) {
      boolean sound = zone().filter(MrzReading.Sound.class::isInstance).isPresent();
      return new Banner(
          Standing.LOOK,
          sound ? "No chip: the printed zone is sound" : "No chip: the printed zone is faulty",
          "Check digits tell misreading, not forgery; nothing here is signed.",
          "Look at the document itself.");
    }
    Authenticity outcome = inspection.get().authenticity().outcome();
    Standing standing =
        switch (outcome) {
          case Authenticity.Authentic a ->
              chip.filter(c -> c.result() == Result.FAILED).isPresent()
                  ? Standing.BAD
                  : inOrder() ? Standing.GOOD : Standing.LOOK;
          case Authenticity.IssuerUnknown a -> Standing.LOOK;
          case Authenticity.RevocationUndetermined a -> Standing.LOOK;
          case Authenticity.Unreadable a -> Standing.LOOK;
          case Authenticity.CertificateRevoked a -> Standing.BAD;
          case Authenticity.Altered a -> Standing.BAD;
          case Authenticity.SignatureInvalid a -> Standing.BAD;
        };
    String sentence = Wording.authenticity(outcome);
    boolean onlyThat = outcome instanceof Authenticity.Authentic && !inOrder();
    return new Banner(
        standing,
        Wording.headline(outcome)
            + (expired() ? "; expired" : onlyThat ? ", with an open point" : ""),
        sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".",
        onlyThat
            ? "The files are the state's own; look at the check below that did not pass."
            : Wording.whatToDo(outcome));
  }

  /** Each check, in order. */
  List<CheckLine> checks() {
    List<CheckLine> checks = new ArrayList<>();
    for (MrzReading zone : zone().stream().toList()) {
      checks.add(
          zone.faults().isEmpty()
              ? new CheckLine(
                  "Machine readable zone", CheckLine.Result.PASSED, "every check digit is right")
              : new CheckLine(
                  "Machine readable zone",
                  CheckLine.Result.UNDETERMINED,
                  zone.faults().stream().map(f -> f.message()).collect(Collectors.joining("; "))));
    }
    expiry()
        .ifPresent(day ->
            checks.add(
                new CheckLine(
                    "Document's own validity",
                    expired() ? CheckLine.Result.FAILED : CheckLine.Result.PASSED,
                    (expired() ? "expired on " : "until ") + day)));
    if (inspection.isEmpty()) {
      return checks;
    }
    printed.ifPresent(zone -> checks.add(printedZone(zone)));
    AuthenticityReport report = inspection.get().authenticity();
    for (Check check : Check.values()) {
      checks.add(
          report.steps().stream()
              .filter(s -> s.check() == check)
              .findFirst()
              .map(s -> new CheckLine(check.title(), result(s.result()), s.words()))
              .orElseGet(() ->
                  new CheckLine(
                      check.title(), CheckLine.Result.NOT_MADE, "settled by an earlier check")));
    }
    checks.add(
        chip.map(c -> new CheckLine("Chip", result(c.result()), c.words()))
            .orElseGet(() ->
                new CheckLine(
                    "Chip",
                    CheckLine.Result.NOT_MADE,
                    "files do not tell whether they lie on the chip that the state issued")));
    for (DocumentInspection.Unread unread : inspection.get().unread()) {
      checks.add(new CheckLine(unread.file().title(), CheckLine.Result.UNDETERMINED, unread.why()));
    }
    return checks;
  }

  private Optional<LocalDate> expiry() {
    return mrz().flatMap(Mrz::dateOfExpiry);
  }

  /** Whether the document is past its last day; the day of expiry still counts. */
  private boolean expired() {
    return expiry().filter(d -> d.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC))).isPresent();
  }

  /** Whether nothing is left for an officer to look at. */
  boolean inOrder() {
    if (expired() || zone().filter(z -> !z.faults().isEmpty()).isPresent()) {
      return false;
    }
    return inspection.isEmpty()
        || inspection.get().authenticity().outcome() instanceof Authenticity.Authentic
            && inspection.get().authenticity().unsigned().isEmpty()
            && inspection.get().unread().isEmpty()
            && printed.filter(z -> printedZone(z).result() != CheckLine.Result.PASSED).isEmpty()
            && chip.filter(ChipStanding::look).isEmpty();
  }

  /** Two zones of which one has no lines are not the same, however little both say. */
  private CheckLine printedZone(MrzReading zone) {
    String title = "Printed zone and chip";
    String onPaper = lines(Optional.of(zone));
    String inChip = lines(inspection.flatMap(DocumentInspection::zone));
    if (onPaper.isEmpty() || inChip.isEmpty()) {
      return new CheckLine(
          title, CheckLine.Result.UNDETERMINED, "one of the two cannot be read as a zone");
    }
    return onPaper.equals(inChip)
        ? new CheckLine(title, CheckLine.Result.PASSED, "the same")
        : new CheckLine(
            title, CheckLine.Result.FAILED, "the printed zone is not the one in the chip");
  }

  private static CheckLine.Result result(Result result) {
    return switch (result) {
      case PASSED -> CheckLine.Result.PASSED;
      case FAILED -> CheckLine.Result.FAILED;
      case UNDETERMINED -> CheckLine.Result.UNDETERMINED;
    };
  }

  private static String lines(Optional<MrzReading> zone) {
    return zone.map(z -> String.join("", DocumentZone.lines(z))).orElse("");
  }
}
