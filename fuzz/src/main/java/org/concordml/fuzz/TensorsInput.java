package org.concordml.fuzz;

import java.util.List;
import java.util.Map;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.data.DataException;

/** Files of tensors. */
final class TensorsInput implements Reader {

  @Override
  public List<Seed> seeds() {
    Tensor kernel = new Tensor("kernel", DataType.F32, List.of(2, 3), new double[6]);
    Tensor bias = new Tensor("bias", DataType.F64, List.of(3), new double[] {0.1, -1, 1e300});
    Tensor scalar = new Tensor("scalar", DataType.F32, List.of(), new double[1]);
    return List.of(
        Seed.bytes(new Safetensors(List.of(kernel, bias), Map.of("format", "pt")).toBytes()),
        Seed.bytes(new Safetensors(List.of(scalar, kernel), Map.of()).toBytes()));
  }

  @Override
  public boolean read(byte[] input) {
    Safetensors tensors;
    try {
      tensors = Safetensors.read("weights.safetensors", input);
    } catch (DataException refused) {
      return Refusal.of(refused, "weights.safetensors");
    }
    Safetensors again = Safetensors.read("again", tensors.toBytes());
    if (!again.tensors().keySet().equals(tensors.tensors().keySet())
        || !again.metadata().equals(tensors.metadata())) {
      throw new IllegalStateException("what is written again must be read as the same");
    }
    return true;
  }
}
