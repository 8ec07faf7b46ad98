package org.exeat.simulator.scene;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.simulator.people.DocumentPortrait;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PlannedDocument;
import org.exeat.simulator.traffic.PromptPlan;
import org.exeat.simulator.traffic.Prompting;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws a number of vehicles of a scene into a folder:
 *
 * <pre>
 * run.json                   what was run, and whether it is complete
 * truth.jsonl                see {@link Truth}; there when the run is complete
 * frames/CAMERA/NNNNNN.jpg   every camera's frames, numbered from 0; of a prompted run, from where
 *                            the usual one ends
 * documents/NNNNNN/N/        every vehicle's documents as chip files
 * trust/DATE/                what a border has to import to trust them on that day
 * parts/NNNNNN.jsonl         truth of each finished part, until the run is complete
 * </pre>
 *
 * The same scene, number of vehicles and seed give the same bytes. A run that was cut off goes on
 * where it was: each part's truth is there when all of its frames are.
 */
public final class SimulationRun {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(Lane.class, AsBuilt.class)
          .build();

  /** A lane as far as its pictures follow from it: how people are gone about changes none. */
  @JsonIgnoreProperties("profiles")
  private interface AsBuilt {}

  private final RunPlan plan;
  private final Path folder;
  private final Description wanted;
  private final boolean documents;

  /**
   * {@code run.json}.
   *
   * @param frames of all cameras
   * @param state {@code partial} or {@code complete}
   * @param world {@link #fingerprint} of the scene with its lane
   * @param share of the traffic; none where it is the whole
   */
  record Description(
      String scene,
      int version,
      long seed,
      int vehicles,
      int frames,
      boolean documents,
      String state,
      String world,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String share) {
    Description in(String otherState) {
      return new Description(
          scene, version, seed, vehicles, frames, documents, otherState, world, share);
    }
  }

  private SimulationRun(
      RunPlan plan, int vehicles, TrafficShare share, Path folder, boolean documents) {
    this.plan = plan;
    this.folder = folder;
    this.documents = documents;
    Scene s = plan.scene();
    wanted =
        new Description(
            s.name(),
            s.version(),
            s.seed(),
            vehicles,
            plan.shots(),
            documents,
            "partial",
            plan.promptings().isEmpty()
                ? fingerprint(s)
                : sha256(List.of(s, plan.promptings(), PromptPlan.ASSUMED)),
            share.equals(TrafficShare.WHOLE) ? null : share.toString());
  }

  /** SHA-256 of all that a scene's truth follows from, 64 hexadecimal digits. */
  static String fingerprint(Scene scene) {
    return sha256(scene);
  }

  private static String sha256(Object content) {
    try {
      byte[] text = MAPPER.writeValueAsBytes(content);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Plans a run.
   *
   * @param vehicles how many, 1 and more
   * @param documents whether the travellers' documents are written
   * @throws IllegalArgumentException where the folder holds another run, or something else
   */
  public static SimulationRun plan(Scene scene, int vehicles, Path folder, boolean documents)
      throws IOException {
    return plan(scene, vehicles, TrafficShare.WHOLE, folder, documents);
  }

  /**
   * Plans a share of a run.
   *
   * @param vehicles of the whole run, 1 and more
   * @param documents whether the travellers' documents are written
   * @throws IllegalArgumentException where the folder holds another run, or something else
   */
  public static SimulationRun plan(
      Scene scene, int vehicles, TrafficShare share, Path folder, boolean documents)
      throws IOException {
    if (vehicles < 1) {
      throw new IllegalArgumentException("a run has 1 vehicle or more, not " + vehicles);
    }
    SimulationRun run =
        new SimulationRun(RunPlan.of(scene, vehicles, share), vehicles, share, folder, documents);
    run.check();
    return run;
  }

  /**
   * Plans what differs from a run of as many vehicles where some of them are asked to do something:
   * their frames from the moment on at which people may react, under numbers that go on after those
   * of that run, without documents.
   *
   * @param share of the run's traffic that the vehicles are of
   * @param asked by the vehicle's number
   */
  public static SimulationRun prompted(
      Scene scene, int vehicles, TrafficShare share, Path folder, Map<Integer, Prompting> asked)
      throws IOException {
    RunPlan plan = RunPlan.of(scene, vehicles, share).prompted(asked);
    SimulationRun run = new SimulationRun(plan, vehicles, share, folder, false);
    run.check();
    return run;
  }

  private void check() throws IOException {
    Path file = folder.resolve("run.json");
    if (Files.exists(file)) {
      Description found;
      try {
        found = MAPPER.readValue(Files.readString(file), Description.class);
      } catch (JacksonException e) {
        throw new IllegalArgumentException(file + " does not describe a run", e);
      }
      if (!found.in("partial").equals(wanted)) {
        throw new IllegalArgumentException(
            folder
                + " holds another run: "
                + found.scene()
                + " version "
                + found.version()
                + " with "
                + found.vehicles()
                + " vehicles, or of a scene that has changed since; choose another folder");
      }
    } else if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException(
              folder + " is not empty and holds no run; choose another folder");
        }
      }
    }
  }

  /** Frames that the whole run has. */
  public int frames() {
    return plan.shots();
  }

  /**
   * Draws what is not there yet.
   *
   * @param threads parts drawn at a time
   * @param progress hears how many frames are there; called by several threads
   * @throws IOException where something could not be written; what was finished stays, and another
   *     run goes on from it
   */
  public void draw(int threads, IntConsumer progress) throws IOException {
    Files.createDirectories(folder);
    if (complete()) {
      progress.accept(frames());
      return;
    }
    describe(wanted);
    Files.createDirectories(folder.resolve("parts"));
    for (LaneCamera c : plan.scene().lane().cameras()) {
      Files.createDirectories(folder.resolve("frames").resolve(c.name()));
    }
    if (documents) {
      for (LocalDate date : plan.scene().world().dates()) {
        PassagePapers.writeTrust(
            folder.resolve("trust").resolve(date.toString()), plan.scene().seed(), date);
      }
    }
    AtomicInteger done = new AtomicInteger();
    List<Callable<Void>> work = new ArrayList<>();
    ThreadLocal<FrameDrawer> drawers = ThreadLocal.withInitial(() -> new FrameDrawer(plan.scene()));
    for (RunPlan.Part part : plan.parts()) {
      work.add(() -> {
        drawPart(part, drawers.get(), () -> progress.accept(done.incrementAndGet()));
        return null;
      });
    }
    all(work, threads);
    join();
    describe(wanted.in("complete"));
  }

  private boolean complete() throws IOException {
    Path file = folder.resolve("run.json");
    return Files.exists(file)
        && MAPPER.readValue(Files.readString(file), Description.class).state().equals("complete");
  }

  private void describe(Description description) throws IOException {
    replace(
        folder.resolve("run.json"),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(description) + "\n");
  }

  private static void replace(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path partFile(RunPlan.Part part) {
    return folder.resolve("parts").resolve(numbered(part.number()) + ".jsonl");
  }

  private void drawPart(RunPlan.Part part, FrameDrawer drawer, Runnable frameDone)
      throws IOException {
    if (Files.exists(partFile(part))) {
      part.shots().forEach(s -> frameDone.run());
      return;
    }
    Cluster cluster = plan.cluster(part);
    LaneSet set = new LaneSet(plan.scene(), cluster);
    StringBuilder lines = new StringBuilder();
    for (Passage p : cluster.whole()) {
      lines.append(TruthWriter.json(TruthWriter.vehicle(p, part.date()))).append('\n');
      if (documents) {
        PassagePapers.write(
            folder.resolve("documents").resolve(numbered(p.number())),
            plan.scene().seed(),
            p,
            part.date());
      }
    }
    for (RunPlan.Shot shot : part.shots()) {
      FrameDrawer.Drawn drawn = drawer.draw(set, shot.camera(), shot.time(), shot.sequence());
      Files.write(
          frame(folder, shot.camera().name(), shot.sequence()),
          ImageEncoder.jpeg(drawn.image(), shot.camera().jpegQuality()));
      lines
          .append(
              TruthWriter.json(
                  TruthWriter.frame(
                      plan.scene(), set, shot.camera(), shot.sequence(), shot.time(), drawn)))
          .append('\n');
      frameDone.run();
    }
    replace(partFile(part), lines.toString());
  }

  /**
   * The portraits in the documents of a vehicle's people, as drawn before they are compressed: by
   * the occupant's number, of those who present an own one in which nothing is planted.
   *
   * @param vehicle its number
   */
  public Map<Integer, Image> portraits(int vehicle) {
    Map<Integer, Image> portraits = new TreeMap<>();
    Passage passage = plan.traffic().passage(vehicle);
    for (PlannedDocument d : passage.documents()) {
      boolean own =
          passage.occupants().stream()
              .anyMatch(o -> o.number() == d.presenter() && o.person().seed() == d.holder().seed());
      if (own && d.fault() == SpecimenFault.NONE) {
        Identity then = d.holder().earlier(d.portraitAge());
        portraits.put(d.presenter(), DocumentPortrait.of(then, then.seed()).image());
      }
    }
    return portraits;
  }

  /** Where a frame lies in a run's folder. */
  public static Path frame(Path run, String camera, long sequence) {
    return run.resolve("frames").resolve(camera).resolve(numbered(sequence) + ".jpg");
  }

  private static String numbered(long number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  private void join() throws IOException {
    Path truth = folder.resolve("truth.jsonl");
    Path draft = folder.resolve("truth.jsonl.part");
    try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
      for (RunPlan.Part part : plan.parts()) {
        out.write(Files.readString(partFile(part)));
      }
    }
    Files.move(draft, truth, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    for (RunPlan.Part part : plan.parts()) {
      Files.delete(partFile(part));
    }
    Files.delete(folder.resolve("parts"));
  }

  private static void all(List<Callable<Void>> work, int threads) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> futures = new ArrayList<>();
      work.forEach(w -> futures.add(executor.submit(w)));
      for (Future<Void> f : futures) {
        f.get();
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException r -> throw r;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the run was interrupted; it goes on with the same command", e);
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }
}
