package org.exeat.faces;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.CaptureQuality;

/**
 * From a picture to its faces: detect, find landmarks, align, measure quality, make templates. All
 * faces of a picture go through each network together. Thread-safe; close it when done.
 */
public final class FaceAnalyzer implements AutoCloseable {
  /**
   * Counts up whenever faces are found or cut out so that a model's templates become others, and
   * calibrations have to be made again. 2 since landmarks are looked for lower
   * (docs/decisions/0027).
   */
  public static final int PREPARATION = 2;

  private final FaceDetector detector;
  private final LandmarkPredictor landmarkPredictor;
  private final EmbeddingModel model;

  /** Joins the parts; closing this closes them. */
  public FaceAnalyzer(
      FaceDetector detector, LandmarkPredictor landmarkPredictor, EmbeddingModel model) {
    this.detector = detector;
    this.landmarkPredictor = landmarkPredictor;
    this.model = model;
  }

  /** The built-in networks: strong detector, landmarks, template network. */
  public static FaceAnalyzer builtIn(ModelStore store, int threads)
      throws ModelException, IOException {
    return withModel(store, EmbeddingModel.builtIn(store, threads), threads);
  }

  /** The built-in detector and landmarks with a template network of choice. */
  public static FaceAnalyzer withModel(ModelStore store, EmbeddingModel model, int threads)
      throws ModelException, IOException {
    return of(store, model, threads, 1);
  }

  /**
   * The same, looking for small faces too.
   *
   * @param tiles across the picture, see {@link TiledDetector}; 1 for the whole picture only
   */
  public static FaceAnalyzer of(ModelStore store, EmbeddingModel model, int threads, int tiles)
      throws ModelException, IOException {
    FaceDetector whole = new SsdDetector(store, threads, SsdDetector.LEAST_CONFIDENCE);
    return new FaceAnalyzer(
        tiles == 1 ? whole : new TiledDetector(whole, tiles),
        new LandmarkPredictor(store, threads),
        model);
  }

  /** The model that makes the templates. */
  public EmbeddingModel model() {
    return model;
  }

  /**
   * Analyses a picture.
   *
   * @param trace takes the intermediate results
   * @param picture how the trace's keys call it, such as {@code photo.0}
   * @return the most confident detection first
   * @throws InferenceException where a network breaks
   */
  public List<AnalyzedFace> analyze(Image image, TraceSink trace, String picture) {
    List<Detection> detections = detector.detect(image);
    trace.offer(picture + ".detections", () -> detections);
    List<AnalyzedFace> faces = describe(image, measure(image, detections));
    for (int i = 0; i < faces.size(); i++) {
      AnalyzedFace face = faces.get(i);
      String key = picture + ".face." + i;
      trace.offer(key + ".landmarks", face::landmarks);
      trace.offer(key + ".quality", face::quality);
      trace.offer(key + ".crop", face::crop);
    }
    return faces;
  }

  /**
   * The detector for parts of pictures, whose contrast is brought out first: what lies behind dusty
   * panes or dark glasses is found more often then.
   */
  public RegionDetector regions() {
    return new RegionDetector(detector, RegionDetector.ALL);
  }

  /**
   * Detects and measures, but makes no templates.
   *
   * @return the most confident detection first
   * @throws InferenceException where a network breaks
   */
  public List<MeasuredFace> find(Image image) {
    return measure(image, detector.detect(image));
  }

  /**
   * Landmarks and quality of faces that were found.
   *
   * @return in the order of the detections
   * @throws InferenceException where a network breaks
   */
  public List<MeasuredFace> measure(Image image, List<Detection> detections) {
    List<LandmarkPredictor.Found> landmarks =
        landmarkPredictor.find(image, detections.stream().map(Detection::box).toList());
    List<MeasuredFace> faces = new ArrayList<>();
    for (int i = 0; i < detections.size(); i++) {
      CaptureQuality quality =
          CaptureQualityAssessor.assess(
              image, detections.get(i).box(), landmarks.get(i), detections.size());
      faces.add(new MeasuredFace(detections.get(i), landmarks.get(i).landmarks(), quality));
    }
    return faces;
  }

  /**
   * Makes templates of faces that were measured.
   *
   * @return in their order
   * @throws InferenceException where a network breaks
   */
  public List<AnalyzedFace> describe(Image image, List<MeasuredFace> measured) {
    List<Image> crops = measured.stream().map(m -> model.align(image, m.landmarks())).toList();
    List<Template> templates = model.templates(crops);
    List<AnalyzedFace> faces = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      MeasuredFace m = measured.get(i);
      faces.add(
          new AnalyzedFace(
              m.detection(), m.landmarks(), m.quality(), crops.get(i), templates.get(i)));
    }
    return faces;
  }

  @Override
  public void close() {
    detector.close();
    landmarkPredictor.close();
    model.close();
  }
}
