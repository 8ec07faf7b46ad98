package org.exeat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.documents.chip.AccessKey;
import org.exeat.documents.mrz.CheckOutcome;
import org.exeat.documents.mrz.CheckedField;
import org.exeat.documents.mrz.MrzFault;
import org.exeat.documents.mrz.MrzField;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.report.MachineReadableZone;

/** Lays a machine readable zone out with its faults. */
final class DocumentZone {
  private DocumentZone() {}

  static MachineReadableZone of(MrzReading zone) {
    Optional<MrzLayout> layout = layout(zone);
    List<String> lines = lines(zone);
    return new MachineReadableZone(
        layout.map(l -> l.name().replace('_', '-')).orElse("No known format"),
        lines,
        zone.faults().stream().map(DocumentZone::fault).toList(),
        layout.map(l -> checks(zone.checks(), l, lines)).orElse(List.of()));
  }

  /**
   * The key that the zone makes for the chip, where the three fields that it takes are right,
   * whatever else is wrong.
   */
  static Optional<AccessKey> accessKey(MrzReading zone) {
    List<CheckedField> taken =
        List.of(
            CheckedField.DOCUMENT_NUMBER, CheckedField.DATE_OF_BIRTH, CheckedField.DATE_OF_EXPIRY);
    Optional<MrzLayout> layout = layout(zone);
    if (layout.isEmpty()
        || zone.asPrinted().isEmpty()
        || !taken.stream().allMatch(f -> zone.checks().get(f) == CheckOutcome.RIGHT)) {
      return Optional.empty();
    }
    return Optional.of(
        new AccessKey.MrzKey(
            zone.asPrinted().get().documentNumber(),
            layout.get().find(MrzField.DATE_OF_BIRTH).orElseThrow().of(lines(zone)),
            layout.get().find(MrzField.DATE_OF_EXPIRY).orElseThrow().of(lines(zone))));
  }

  /** As printed; empty where the zone has no layout. */
  static List<String> lines(MrzReading zone) {
    return switch (zone) {
      case MrzReading.Sound sound -> sound.lines();
      case MrzReading.Faulty faulty -> faulty.lines();
      case MrzReading.Unreadable unreadable -> List.of();
    };
  }

  private static Optional<MrzLayout> layout(MrzReading zone) {
    return switch (zone) {
      case MrzReading.Sound sound -> Optional.of(sound.mrz().layout());
      case MrzReading.Faulty faulty -> Optional.of(faulty.layout());
      case MrzReading.Unreadable unreadable -> Optional.empty();
    };
  }

  private static MachineReadableZone.Fault fault(MrzFault fault) {
    return new MachineReadableZone.Fault(
        fault.line(),
        fault.position(),
        Math.max(1, fault.found().length()),
        fault.field().words(),
        fault.kind().words(),
        fault.found(),
        fault.expected(),
        fault.suggestions().stream()
            .map(s -> "line " + s.line() + ", position " + s.position() + ": " + s.replacement())
            .collect(Collectors.joining("; or ")));
  }

  private static List<MachineReadableZone.CheckDigit> checks(
      Map<CheckedField, CheckOutcome> outcomes, MrzLayout layout, List<String> lines) {
    List<MachineReadableZone.CheckDigit> checks = new ArrayList<>();
    for (CheckedField field : CheckedField.values()) {
      CheckOutcome outcome = outcomes.get(field);
      if (outcome != null) {
        checks.add(
            new MachineReadableZone.CheckDigit(
                title(field),
                layout.find(digit(field)).map(f -> f.of(lines)).orElse(""),
                outcome == CheckOutcome.RIGHT));
      }
    }
    return checks;
  }

  private static MrzField digit(CheckedField field) {
    return switch (field) {
      case DOCUMENT_NUMBER -> MrzField.DOCUMENT_NUMBER_CHECK;
      case DATE_OF_BIRTH -> MrzField.DATE_OF_BIRTH_CHECK;
      case DATE_OF_EXPIRY -> MrzField.DATE_OF_EXPIRY_CHECK;
      case OPTIONAL -> MrzField.OPTIONAL_DATA_CHECK;
      case COMPOSITE -> MrzField.COMPOSITE_CHECK;
    };
  }

  private static String title(CheckedField field) {
    return switch (field) {
      case DOCUMENT_NUMBER -> "Document number";
      case DATE_OF_BIRTH -> "Date of birth";
      case DATE_OF_EXPIRY -> "Date of expiry";
      case OPTIONAL -> "Optional data";
      case COMPOSITE -> "All together";
    };
  }
}
