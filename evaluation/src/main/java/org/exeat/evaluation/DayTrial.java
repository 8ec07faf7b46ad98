package org.exeat.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.capture.CapturedOccupant;
import org.exeat.domain.Calibration;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.Verdict;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.Assessment;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.HandedOver;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.Wording;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Truth;

/**
 * Simulated vehicles whose people were captured, through their documents, the verdicts and the
 * record, as at the lane, without an officer; what came of each traveller is held against the
 * truth.
 */
public final class DayTrial {
  /** Who presents a true document with an old portrait is to be confirmed, if it can be. */
  static final String HONEST = "old_portrait";

  /** Who presents nothing. */
  private static final Set<String> UNSEEN = Set.of("hidden_occupant", "missing_document");

  /** The code of a verdict on a minor's document. */
  private static final String BY_AGE =
      Wording.code(new Verdict.Referred(new ReferralReason.ExemptByAge()));

  private final PassagePapers papers;
  private final Path folder;
  private final FaceAnalyzer analyzer;
  private final Calibration calibration;
  private final CrossingPolicy policy;
  private final CrossingBook book;
  private final Map<LocalDate, LaneCrossings.Day> days = new TreeMap<>();

  /**
   * @param papers of the vehicles' people
   * @param folder where they are written to
   * @param policy of the lane
   * @param book that the crossings are recorded in
   */
  public DayTrial(
      PassagePapers papers,
      Path folder,
      FaceAnalyzer analyzer,
      Calibration calibration,
      CrossingPolicy policy,
      CrossingBook book) {
    this.papers = papers;
    this.folder = folder;
    this.analyzer = analyzer;
    this.calibration = calibration;
    this.policy = policy;
    this.book = book;
  }

  /** What came of one traveller's document, or of a face that no document was laid beside. */
  public enum Outcome {
    /** The machine confirmed who the document says. */
    RIGHTLY_CONFIRMED,
    /** It confirmed a document by the face of somebody else, or of a picture. */
    WRONG_FACE,
    /** It confirmed by a document that has expired or was altered. */
    WRONG_DOCUMENT,
    /** Something was planted: an officer has to look. */
    RIGHTLY_REFERRED,
    /** The law of the trial sends minors to the officer. */
    BY_AGE,
    /** Nothing was planted. */
    NEEDLESSLY_REFERRED,
    /** The face of nobody, of a bystander, or of somebody in another vehicle. */
    NOBODY
  }

  /**
   * One verdict.
   *
   * @param ofDocument of a face if not
   * @param code of the verdict, as of {@link Wording#code(Verdict)}
   * @param concerns occupants: who presented the document, its holder, whose face it is
   */
  public record Judged(boolean ofDocument, Outcome outcome, String code, Set<Integer> concerns) {
    public Judged {
      concerns = Set.copyOf(concerns);
    }

    /** Whether somebody was confirmed who should not have been. */
    boolean wrong() {
      return outcome == Outcome.WRONG_FACE || outcome == Outcome.WRONG_DOCUMENT;
    }
  }

  /**
   * One crossing.
   *
   * @param documents that were presented
   * @param occupants whom the capture found
   * @param verdicts of every document, then of every face that none was laid beside
   */
  public record Crossing(
      Truth.Vehicle vehicle, int documents, int occupants, List<Judged> verdicts) {
    public Crossing {
      verdicts = List.copyOf(verdicts);
    }

    /** Whether somebody was confirmed who should not have been. */
    boolean wrong() {
      return verdicts.stream().anyMatch(Judged::wrong);
    }

    /** Documents of which it came out so. */
    int documents(Outcome outcome) {
      return (int) verdicts.stream().filter(v -> v.ofDocument() && v.outcome() == outcome).count();
    }

    /**
     * Whether something that was planted was missed: who presents nothing, where the face was not
     * found either; anything else, where somebody whom it concerns was confirmed wrongly.
     */
    boolean missed(Truth.Planted plant) {
      Set<Integer> of = Set.copyOf(plant.occupants());
      return UNSEEN.contains(plant.kind())
          ? verdicts.stream().noneMatch(v -> v.concerns().containsAll(of))
          : verdicts.stream()
              .anyMatch(v -> v.wrong() && v.concerns().stream().anyMatch(of::contains));
    }
  }

  /**
   * Runs all crossings.
   *
   * @param threads crossings at a time
   * @param progress hears how many are done
   */
  public List<Crossing> run(List<Passage> passages, int threads, IntConsumer progress)
      throws IOException {
    List<Callable<Crossing>> parts = new ArrayList<>();
    passages.forEach(p -> parts.add(() -> crossing(p)));
    return TrialParts.run(parts, threads, progress);
  }

  private Crossing crossing(Passage passage) throws Exception {
    int vehicle = passage.vehicle().vehicle();
    Mode mode = passage.vehicle().mode();
    LaneCrossings.Day day = day(papers.date(vehicle));
    OpenCrossing crossing = book.open("trial", Direction.EXIT, mode);
    for (Path d : papers.write(vehicle, folder.resolve(Integer.toString(vehicle)))) {
      crossing.read(day.document(crossing.handedOver(), new HandedOver.Folder(d), mode, false));
    }
    Assessment a =
        crossing.decide(
            documents ->
                day.assess(
                    Direction.EXIT,
                    mode,
                    passage.state().occupants().stream().map(CapturedOccupant::occupant).toList(),
                    documents,
                    passage.state().coverage().counts()),
            passage.state().occupants().stream().map(o -> o.seat().row()).toList());
    crossing.close();
    return new Crossing(
        passage.vehicle(),
        a.documents().size(),
        a.occupants().size(),
        judged(passage.vehicle(), passage.shows(), a.outcomes()));
  }

  private LaneCrossings.Day day(LocalDate date) throws IOException, InvalidInputException {
    synchronized (days) {
      LaneCrossings.Day known = days.get(date);
      if (known == null) {
        known =
            new CrossingRecipe(analyzer, calibration, policy, papers.trust(date), TraceSink.NONE)
                .on(date);
        days.put(date, known);
      }
      return known;
    }
  }

  /**
   * Holds what the ledger says of a crossing against the truth.
   *
   * @param shows whom the capture of each occupant shows
   */
  static List<Judged> judged(
      Truth.Vehicle vehicle,
      List<Optional<PassageTruth.Shown>> shows,
      List<LedgerEntry.Outcome> outcomes) {
    List<Judged> judged = new ArrayList<>();
    Set<Integer> planted = planted(vehicle);
    Set<Integer> minors = new HashSet<>(); // whose document says so
    for (LedgerEntry.Outcome o : outcomes) {
      Optional<PassageTruth.Shown> shown = o.occupant().flatMap(n -> shows.get(n - 1));
      Set<Integer> concerns = new HashSet<>();
      shown.filter(s -> !s.bystander()).ifPresent(s -> concerns.add(s.occupant()));
      Outcome outcome;
      if (o.document().isPresent()) {
        Truth.Document document = vehicle.documents().get(o.document().get() - 1);
        concerns.add(document.presentedBy());
        document.holderOccupant().ifPresent(concerns::add);
        if (o.outcome().equals(BY_AGE)) {
          document.holderOccupant().ifPresent(minors::add);
        }
        outcome =
            o.outcome().equals(LedgerEntry.CONFIRMED)
                ? confirmed(document, shown)
                : referred(document, planted, o.outcome());
      } else {
        outcome = face(shown, planted, minors);
      }
      judged.add(new Judged(o.document().isPresent(), outcome, o.outcome(), concerns));
    }
    return judged;
  }

  /** Occupants whom something that is planted concerns, so that an officer is to look at them. */
  private static Set<Integer> planted(Truth.Vehicle vehicle) {
    Set<Integer> planted = new HashSet<>();
    vehicle.planted().stream()
        .filter(p -> !p.kind().equals(HONEST))
        .forEach(p -> planted.addAll(p.occupants()));
    return planted;
  }

  private static Outcome confirmed(Truth.Document document, Optional<PassageTruth.Shown> shown) {
    boolean holder =
        shown
            .filter(s ->
                !s.picture()
                    && !s.bystander()
                    && document.holderOccupant().equals(Optional.of(s.occupant())))
            .isPresent();
    return !holder
        ? Outcome.WRONG_FACE
        : sound(document) ? Outcome.RIGHTLY_CONFIRMED : Outcome.WRONG_DOCUMENT;
  }

  private static boolean sound(Truth.Document document) {
    return document.fault().equals("none");
  }

  private static Outcome referred(Truth.Document document, Set<Integer> planted, String code) {
    if (code.equals(BY_AGE)) {
      return Outcome.BY_AGE;
    }
    return !sound(document)
            || document.holderOccupant().isEmpty()
            || planted.contains(document.holderOccupant().get())
        ? Outcome.RIGHTLY_REFERRED
        : Outcome.NEEDLESSLY_REFERRED;
  }

  private static Outcome face(
      Optional<PassageTruth.Shown> shown, Set<Integer> planted, Set<Integer> minors) {
    if (shown.isEmpty() || shown.get().bystander() || shown.get().occupant() < 0) {
      return Outcome.NOBODY;
    }
    int occupant = shown.get().occupant();
    return planted.contains(occupant)
        ? Outcome.RIGHTLY_REFERRED
        : minors.contains(occupant) ? Outcome.BY_AGE : Outcome.NEEDLESSLY_REFERRED;
  }
}
