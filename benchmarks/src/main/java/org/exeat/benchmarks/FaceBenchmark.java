package org.exeat.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.exeat.domain.Box;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Detection;
import org.exeat.faces.EmbeddingModel;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.FaceDetector;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.LandmarkPredictor;
import org.exeat.faces.ModelStore;
import org.exeat.faces.SsdDetector;
import org.exeat.faces.Template;
import org.exeat.faces.TinyDetector;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The stages of the face pipeline and the whole of it. Each method answers to the work of the same
 * name in {@code faces/peer/times.mjs}; {@code wholePicture} measures capture quality besides,
 * which the peer has not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FaceBenchmark {
  /** Threads that one run of a network uses. */
  @Param({"1", "2"})
  public int threads = 1;

  private byte[] file;
  private Image picture;
  private Image face;
  private List<Box> boxes;
  private FaceDetector strong;
  private FaceDetector fast;
  private LandmarkPredictor landmarks;
  private EmbeddingModel model;
  private FaceAnalyzer analyzer;

  /** Reads the material and opens the networks. */
  @Setup
  public void open() throws Exception {
    Path home = Path.of(System.getProperty("exeat.home", "."));
    Material material = Material.in(home);
    file = Files.readAllBytes(material.picture());
    picture = ImageDecoder.decode(file);
    face = ImageDecoder.read(material.crop());
    ModelStore store = Material.networks(home);
    strong = new SsdDetector(store, threads, SsdDetector.LEAST_CONFIDENCE);
    fast = new TinyDetector(store, threads, TinyDetector.SIZE, TinyDetector.LEAST_CONFIDENCE);
    landmarks = new LandmarkPredictor(store, threads);
    model = EmbeddingModel.builtIn(store, threads);
    boxes = strong.detect(picture).stream().map(Detection::box).toList();
    analyzer = FaceAnalyzer.builtIn(store, threads);
  }

  /** JPEG to pixels. */
  @Benchmark
  public Image decode() throws UnreadableImageException {
    return ImageDecoder.decode(file);
  }

  /** All four faces of the picture. */
  @Benchmark
  public List<Detection> strongDetector() {
    return strong.detect(picture);
  }

  /** Those faces of the picture that the fast detector sees; it misses one of the four. */
  @Benchmark
  public List<Detection> fastDetector() {
    return fast.detect(picture);
  }

  /** The landmarks of all four faces, looked at three times each. */
  @Benchmark
  public List<LandmarkPredictor.Found> landmarksOfFour() {
    return landmarks.find(picture, boxes);
  }

  /** One aligned face. */
  @Benchmark
  public List<Template> template() {
    return model.templates(List.of(face));
  }

  /** Four aligned faces in one run; the peer has no such call. */
  @Benchmark
  public List<Template> templatesOfFour() {
    return model.templates(Collections.nCopies(4, face));
  }

  /** From the file's bytes to four templates. */
  @Benchmark
  public List<AnalyzedFace> wholePicture() throws UnreadableImageException {
    return analyzer.analyze(ImageDecoder.decode(file), TraceSink.NONE, "picture");
  }

  /** Closes the networks. */
  @TearDown
  public void close() {
    strong.close();
    fast.close();
    landmarks.close();
    model.close();
    analyzer.close();
  }
}
