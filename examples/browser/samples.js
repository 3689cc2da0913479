/** Small data sets with a recipe each, by the language of the page. */
export const samples = {
  en: [
    {
      name: 'Film reviews (CSV)',
      data: `label,text
positive,"A warm, honest film with a wonderful story about two old friends"
positive,The actors are brilliant and the ending surprised me
negative,"The plot is thin, and the jokes are not funny"
negative,I left after 40 minutes because nothing happened
positive,"A warm, honest film with a wonderful story about two old friends"
neutral,The movie opens in New York in May and ends at sea
`,
      recipe: `leaven: 1
seed: 42
dataset:
  task: text-classification
  train: { path: reviews.csv }
steps:
  - text.normalize-whitespace
  - dataset.deduplicate
  - augment:
      copies: 4
      from:
        - text.swap-words: { ratio: 0.1 }
        - text.delete-words: { ratio: 0.1 }
        - text.replace-synonyms: { ratio: 0.2 }
      gates:
        - text.token-overlap: { min: 0.4 }
`,
    },
    {
      name: 'Conversations (JSONL)',
      data: `{"messages":[{"role":"system","content":"Answer in one sentence."},{"role":"user","content":"How do I keep bread fresh for more than two days at home?"},{"role":"assistant","content":"Wrap it in cloth and keep it in a closed box."}]}
{"messages":[{"role":"user","content":"Which flour is good for a light cake with fruit?"},{"role":"assistant","content":"Flour with little protein, such as cake flour."}]}
`,
      recipe: `leaven: 1
seed: 42
dataset:
  task: chat
  train: { path: chat.jsonl }
steps:
  - augment:
      copies: 3
      from:
        - text.swap-words
        - text.delete-words
        - text.replace-synonyms
`,
    },
  ],
  'zh-CN': [
    {
      name: '商品评论（CSV）',
      data: `label,text
好评,物流很快。包装完好。手机的屏幕非常清晰。
好评,音质不错，低音很足。戴着也很舒服。
差评,充电太慢。用了三天就发热。客服一直没有回复。
好评,物流很快。包装完好。手机的屏幕非常清晰。
差评,颜色与图片不符。退货流程很麻烦。
`,
      recipe: `leaven: 1
seed: 42
dataset:
  task: text-classification
  language: zh
  train: { path: reviews.csv }
steps:
  - dataset.deduplicate
  - augment:
      copies: 2
      from:
        - text.shuffle-sentences
        - text.insert-punctuation: { ratio: 0.1 }
`,
    },
    {
      name: '对话（JSONL）',
      data: `{"messages":[{"role":"system","content":"用一句话回答。"},{"role":"user","content":"面包怎样保存？我想放三天。家里没有冰箱。"},{"role":"assistant","content":"用布包好，放在密闭的盒子里。"}]}
{"messages":[{"role":"user","content":"做蛋糕用什么面粉？要加水果。口感想轻一些。"},{"role":"assistant","content":"用低筋面粉。"}]}
`,
      recipe: `leaven: 1
seed: 42
dataset:
  task: chat
  language: zh
  train: { path: chat.jsonl }
steps:
  - augment:
      copies: 2
      from: [text.shuffle-sentences]
`,
    },
  ],
};
