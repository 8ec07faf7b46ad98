package org.exeat.documents.mrz;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading a machine readable zone. No outcome shows what the document says in its
 * {@code toString}.
 */
public sealed interface MrzReading {

  /** Every fault, in reading order; empty where the zone is sound. */
  List<MrzFault> faults();

  /** Each check digit that the layout has, as printed; empty where no layout is known. */
  Map<CheckedField, CheckOutcome> checks();

  /**
   * What the zone says as it is printed, where every field could be understood, right or wrong.
   * Only a {@link Sound} reading may be relied on.
   */
  Optional<Mrz> asPrinted();

  /**
   * Nothing is wrong with it: writing it gives the same lines.
   *
   * @param mrz what it says
   * @param lines as printed
   * @param checks all right
   */
  record Sound(Mrz mrz, List<String> lines, Map<CheckedField, CheckOutcome> checks)
      implements MrzReading {
    public Sound {
      lines = List.copyOf(lines);
      checks = Map.copyOf(checks);
    }

    @Override
    public List<MrzFault> faults() {
      return List.of();
    }

    @Override
    public Optional<Mrz> asPrinted() {
      return Optional.of(mrz);
    }

    @Override
    public String toString() {
      return "Sound[" + mrz.layout() + ", withheld]";
    }
  }

  /**
   * Its lines have a layout, and something is wrong.
   *
   * @param layout of the lines
   * @param lines as printed
   * @param asPrinted what they say, where all of it could be understood
   * @param checks right and wrong ones
   * @param faults at least one
   */
  record Faulty(
      MrzLayout layout,
      List<String> lines,
      Optional<Mrz> asPrinted,
      Map<CheckedField, CheckOutcome> checks,
      List<MrzFault> faults)
      implements MrzReading {
    public Faulty {
      lines = List.copyOf(lines);
      checks = Map.copyOf(checks);
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a faulty reading has a fault");
      }
    }

    @Override
    public String toString() {
      return "Faulty[" + layout + ", " + faults + "]";
    }
  }

  /**
   * Its lines are not those of a machine readable zone: too many, too few, too long or too short.
   *
   * @param faults at least one
   */
  record Unreadable(List<MrzFault> faults) implements MrzReading {
    public Unreadable {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("an unreadable zone has a fault");
      }
    }

    @Override
    public Map<CheckedField, CheckOutcome> checks() {
      return Map.of();
    }

    @Override
    public Optional<Mrz> asPrinted() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "Unreadable[" + faults + "]";
    }
  }
}
