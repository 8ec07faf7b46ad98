package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.simulator.traffic.Plant.Kind;

/**
 * Errors of the presentation attack detection, as ISO/IEC 30107-3 counts them.
 *
 * @param species of instruments, with what became of their presentations
 * @param bonaFide people who hold nothing up and were captured
 * @param rejected of these, those who were taken for a picture: BPCER is their share
 */
public record AttackErrors(Map<Kind, Presentations> species, int bonaFide, int rejected) {
  /** What is held up. */
  public static final List<Kind> SPECIES =
      List.of(Kind.PRINT_ATTACK, Kind.TONER_PRINT_ATTACK, Kind.SCREEN_ATTACK);

  /**
   * Attacks with one kind of instrument.
   *
   * @param all presentations
   * @param captured of these, those whose picture became somebody's capture; the others are
   *     non-responses
   * @param accepted of these, those who were not taken for a picture: APCER is their share
   */
  public record Presentations(int all, int captured, int accepted) {
    Presentations with(boolean caught, boolean passed) {
      return new Presentations(all + 1, captured + (caught ? 1 : 0), accepted + (passed ? 1 : 0));
    }
  }

  public AttackErrors {
    species = Map.copyOf(species);
  }

  /** Counts. */
  public static AttackErrors of(List<Passage> passages) {
    Map<Kind, Presentations> species = new EnumMap<>(Kind.class);
    SPECIES.forEach(k -> species.put(k, new Presentations(0, 0, 0)));
    int bonaFide = 0;
    int rejected = 0;
    for (Passage passage : passages) {
      for (Person p : passage.people()) {
        boolean suspected = p.presentation().filter(c -> c.suspected()).isPresent();
        Optional<Kind> held = held(passage, p);
        if (held.isPresent()) {
          boolean caught = p.captured() && p.picture();
          species.computeIfPresent(
              held.get(), (k, before) -> before.with(caught, caught && !suspected));
        } else if (p.captured()) {
          bonaFide++;
          rejected += suspected ? 1 : 0;
        }
      }
    }
    return new AttackErrors(species, bonaFide, rejected);
  }

  private static Optional<Kind> held(Passage passage, Person p) {
    return SPECIES.stream()
        .filter(k ->
            passage.vehicle().planted().stream()
                .anyMatch(plant ->
                    plant.kind().equals(k.name().toLowerCase(Locale.ROOT))
                        && plant.occupants().contains(p.traveller().occupant())))
        .findFirst();
  }

  /** As a table. */
  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Kind k : SPECIES) {
      Presentations p = species.getOrDefault(k, new Presentations(0, 0, 0));
      rows.add(
          List.of(
              Cell.of(k.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
              Cell.count(p.all()),
              Cell.count(p.captured()),
              Cell.share(p.accepted(), p.captured()),
              Cell.share(p.accepted(), p.all())));
    }
    rows.add(
        List.of(
            Cell.of("nothing is held up"),
            Cell.count(bonaFide),
            Cell.count(bonaFide),
            Cell.share(rejected, bonaFide),
            Cell.of("")));
    return new Table(
        Cell.of(
            "Pictures held up: wrongly taken for a face (APCER), faces wrongly for a picture"
                + " (BPCER)"),
        List.of("", "presentations", "captured", "of these wrongly", "of all"),
        rows);
  }
}
