export const backend = {
  'backend/missing-library': {
    en: {
      message: 'a model needs {library}, which is not installed',
      hint: 'npm install {library}',
      help: 'Libraries that run models are not installed with Leaven. Whether they are there is checked before the run starts.',
    },
    'zh-CN': {
      message: '模型需要 {library}，但尚未安装',
      hint: 'npm install {library}',
      help: '运行模型的库不随 Leaven 安装。运行开始前会检查其是否存在。',
    },
  },
  'backend/incomplete-model': {
    en: {
      message: '{folder} is no model folder: {missing} is not in it',
      hint: 'give the folder of a model in ONNX form, as model hubs offer it: model.onnx (or onnx/model.onnx), tokenizer.json, config.json',
      help: 'An encoder is read from a folder with model.onnx or onnx/model.onnx, tokenizer.json and config.json; tokenizer_config.json and 1_Pooling/config.json are read where they are there. Nothing is fetched.',
    },
    'zh-CN': {
      message: '{folder} 不是模型文件夹：其中没有 {missing}',
      hint: '应指定 ONNX 格式的模型文件夹（模型站点的常见形式）：model.onnx（或 onnx/model.onnx）、tokenizer.json 和 config.json',
      help: '编码器从文件夹读取：model.onnx 或 onnx/model.onnx、tokenizer.json 和 config.json；若有 tokenizer_config.json 和 1_Pooling/config.json 也一并读取。不会下载任何内容。',
    },
  },
  'backend/unreadable-model': {
    en: {
      message: '{file} cannot be read: {reason}',
      hint: 'the file may be cut short or be of another kind: get it again, whole',
      help: 'A file of a model is there and is not what its name says: JSON that does not parse, a tokenizer of an unknown kind, a model that the ONNX runtime refuses. Where a large file is kept apart (Git LFS), the folder may hold pointers in its place.',
    },
    'zh-CN': {
      message: '无法读取 {file}：{reason}',
      hint: '文件可能不完整或类型不符：应重新获取完整文件',
      help: '模型文件存在，但内容与名称不符：JSON 无法解析、分词器类型未知，或 ONNX 运行时拒绝该模型。若大文件另行存放（Git LFS），文件夹中可能只有指针文件。',
    },
  },
  'backend/not-an-encoder': {
    en: {
      message: '{file} does not encode texts: {reason}',
      hint: 'an encoder takes input_ids, and attention_mask, token_type_ids and position_ids where it wants them, and gives one vector a token or one a text',
      help: 'The model runs, and what it takes or gives is not what an encoder of texts takes or gives. Models that generate texts or look at images are other things.',
    },
    'zh-CN': {
      message: '{file} 不能编码文本：{reason}',
      hint: '编码器的输入为 input_ids（以及所需的 attention_mask、token_type_ids 和 position_ids），输出为每个词元一个向量或每段文本一个向量',
      help: '模型可以运行，但其输入或输出不是文本编码器的形式。生成文本或处理图像的模型不属此类。',
    },
  },
  'backend/not-a-tagger': {
    en: {
      message: '{file} does not tag the words of texts: {reason}',
      hint: 'a model of named entities (token classification) gives logits for each token, and its config.json names the labels under id2label',
      help: 'The model runs, and what it takes or gives is not what a token classifier takes or gives.',
    },
    'zh-CN': {
      message: '{file} 不能标注文本中的词：{reason}',
      hint: '命名实体模型（词元分类）为每个词元输出 logits，其 config.json 在 id2label 下列出标签',
      help: '模型可以运行，但其输入或输出不是词元分类模型的形式。',
    },
  },
};
